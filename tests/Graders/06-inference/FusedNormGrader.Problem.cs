using Headroom.Grading;

namespace Graders;

public sealed partial class FusedNormGrader
{
    private sealed record Problem(int N, int K, float[] W, float[] X, float[] G, float Epsilon)
    {
        public double[] Expected => Product(Normed(Rms(_ => true)));

        // Each product of three factors and each sum rounds once; the root of the mean adds half of k roundings, and a few.
        public Tolerance Rounding => Tolerance.Rounding(
            2 * K + 12, Tolerance.Float32Roundoff,
            Enumerable.Range(0, N).Max(row => Enumerable.Range(0, K).Sum(col => Math.Abs((double)W[row * K + col] * X[col] * G[col])))
                / Rms(_ => true));

        public double Rms(Func<int, bool> counts) => Math.Sqrt(Mean(counts) + Epsilon);

        /// <summary>Of the squares of those columns that count, over all columns.</summary>
        public double Mean(Func<int, bool> counts) => X.Select((value, col) => counts(col) ? (double)value * value : 0).Sum() / K;

        public double[] Normed(double rms) => [.. X.Select((value, col) => value * (double)G[col] / rms)];

        public double[] Product(double[] vector) => [.. Enumerable.Range(0, N).Select(row =>
            Enumerable.Range(0, K).Sum(col => W[row * K + col] * vector[col]))];
    }

    private static void Mistakes(ArrayExpectation y, Problem p)
    {
        var (mean, average) = (p.Mean(_ => true), p.X.Average(value => (double)value));
        var rms = Math.Sqrt(mean + p.Epsilon);
        double[] Over(double divisor) => p.Product(p.Normed(divisor));
        y.Trap(() => Over(1), "x is not normed: divide by the root of the mean of its squares")
            .Trap(() => Over(Math.Sqrt(mean)), "epsilon is left out: it is added to the mean of the squares")
            .Trap(() => Over(Math.Sqrt(mean) + p.Epsilon), "epsilon is added to the root: it belongs under it")
            .Trap(() => Over(Math.Sqrt(mean * p.K + p.Epsilon)), "the squares are added up and not divided by k: it is their mean")
            .Trap(() => Over(mean + p.Epsilon), "the root is missing: x is divided by the mean of the squares")
            .Trap(() => Over(1 / rms), "x is multiplied by its root mean square: divide by it")
            .Trap(() => Over(rms * rms), "x is divided by its root mean square twice")
            .Trap(() => p.Product([.. p.X.Select(value => value / rms)]), "g is left out: each normed x has a factor of its own")
            .Trap(() => p.Product([.. p.X.Select((value, col) =>
                    (value - average) * p.G[col] / Math.Sqrt(mean - average * average + p.Epsilon))]),
                "the mean is subtracted first: that is LayerNorm, and RMSNorm leaves it")
            .Trap(() => Over(p.Rms(col => col % 256 < 32)), "only the first warp's squares count: the sums of all 8 warps are added up")
            .Trap(() => PerRow(p, row => p.Rms(col => col % 256 / 32 == row % RowsOfAGroup / Warps)),
                "each warp norms by its own part of x: the sums of all 8 warps are added up")
            .Trap(() => Over(p.Rms(col => col < 256)), "only the first 256 squares count: with more columns than threads each goes on");
        foreach (var lane in (int[])[0, 31])
            y.Trap(() => Over(p.Rms(col => col % 32 == lane)), "only one lane's squares count: a warp adds up those of its 32 lanes");
        foreach (var most in (int[])[32, 256, 512, 1024, 2048, p.K / 32 * 32])
            if (most < p.K)
                y.Trap(() => Columns(p, most), $"columns from {most:#,0} on are left out of the product");
    }

    private static double[] PerRow(Problem p, Func<int, double> rms) =>
        [.. p.Product(p.Normed(1)).Select((value, row) => value / rms(row))];

    private static double[] Columns(Problem p, int most) =>
        p.Product([.. p.Normed(p.Rms(_ => true)).Select((value, col) => col < most ? value : 0)]);
}
