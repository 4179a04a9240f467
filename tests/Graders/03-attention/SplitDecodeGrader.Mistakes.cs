using Headroom.Grading;

namespace Graders;

public sealed partial class SplitDecodeGrader
{
    private const string Unscaled = "the states of the warps are added up in different units: "
        + "each counts in units of exp(its maximum), so multiply sum and output by exp(its maximum - the largest)";

    // What known mistakes write into lse.
    private static void Mistakes(ArrayExpectation lse, Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x)
    {
        var (chunk, splits) = (shape.Chunk, shape.Splits);
        double[] Keys(Func<int, (int, int)> of) => Reference(shape, lengths, x, of).Lse;
        double[] Each(Func<double, double> of) => [.. Reference(shape, lengths, x).Lse.Select(of)];
        lse.Trap(() => Reference(shape, lengths, x with { Q = [.. x.Q.Select(q => q * MathF.Sqrt(shape.D))] }).Lse,
                "scores are not scaled: divide q·k by sqrt(d)")
            .Trap(() => Reference(shape, [.. lengths.Select(_ => shape.M)], x).Lse,
                "keys past lengths[head] take part: a head's cache is filled that far only")
            .Trap(() => Reference(shape, lengths, x, s => (s * chunk, (s + 1) * chunk), every: Warps).Lse,
                "only the first warp's keys count: each of the 4 warps ends with a state, and all are merged")
            .Trap(() => Keys(_ => (0, shape.M)), "every split has all keys: split s begins at s * chunk and ends before (s + 1) * chunk")
            .Trap(() => Keys(s => s == 0 ? (0, shape.M) : (0, 0)),
                "split 0 has all keys: the others have nothing to do, and one group does the work of all")
            .Trap(() => Reference(shape, [.. lengths.Select(l => l - 1)], x).Lse,
                "a head's last key is left out: lengths[head] keys are filled, 0 to lengths[head] - 1")
            .Trap(() => Reference(shape, [.. lengths.Select(l => Math.Min(shape.M, l + 1))], x).Lse,
                "a key past lengths[head] takes part: lengths[head] keys are filled, 0 to lengths[head] - 1")
            .Trap(() => Keys(s => (s * chunk, s * chunk + chunk / Warps * Warps)),
                "keys behind the last whole four of a split are left out: a warp takes every 4th key, as long as there are any")
            .Trap(() => OfWarps(shape, lengths, x, isScaled: false, hasMaximum: true).Lse, Unscaled)
            .Trap(() => OfWarps(shape, lengths, x, isScaled: true, hasMaximum: false).Lse,
                "the log-sum-exp lacks the maximum: the sum counts in units of exp(max), so lse = max + ln(sum)")
            .Trap(() => Each(l => double.IsFinite(l) ? l : 0), "a split without a key has lse 0: nothing is seen, so it is minus infinity")
            .Trap(() => Each(l => double.IsFinite(l) ? l : double.NaN),
                "a split without a key is not a number: its maximum is minus infinity, and that minus itself is NaN");
        // Of a split of one key nothing would be left, for which there are other reasons.
        if (chunk > 2)
            lse.Trap(() => Keys(s => (s * chunk, (s + 1) * chunk + 1)),
                    "a split has the next one's first key as well: it ends before (s + 1) * chunk")
                .Trap(() => Keys(s => (s * chunk, (s + 1) * chunk - 1)),
                    "a split's last key is left out: it ends before (s + 1) * chunk, not earlier")
                .Trap(() => Keys(s => (s * chunk + 1, (s + 1) * chunk)), "a split's first key is left out: it begins at s * chunk");
        foreach (var most in (int[])[64, 128, 256, 320, 512, 1024, 2048, 4096])
            if (most < chunk && splits > 0)
                lse.Trap(() => Keys(s => (s * chunk, s * chunk + most)), $"a split ends after {most:#,0} keys: chunk may be any number");
    }

    // What known mistakes write into the partials.
    private static void Mistakes(
        ArrayExpectation partials, Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x, ReferenceHead expected) =>
        partials.Trap(() => OfWarps(shape, lengths, x, isScaled: false, hasMaximum: true).O, Unscaled)
            .Trap(() => Undivided(expected, OfWarps(shape, lengths, x, isScaled: true, hasMaximum: false), shape.D),
                "the partials are not divided by the sum: each is an average of its own keys")
            .Trap(() => [.. expected.O.Select((value, at) => double.IsFinite(expected.Lse[at / shape.D]) ? value : double.NaN)],
                "a split without a key is not a number: its sum is 0, and 0 / 0 is NaN")
            .Trap(() => [.. expected.O.Select((value, at) => at % shape.D < Lanes / Warps ? value : 0)],
                "columns from 32 on are 0: a lane has column lane + 32 as well where d is 64");

    // exp of a log-sum-exp that lacks the maximum is the sum.
    private static double[] Undivided(ReferenceHead expected, ReferenceHead sums, int d) =>
        [.. expected.O.Select((value, at) => value * (double.IsFinite(sums.Lse[at / d]) ? Math.Exp(sums.Lse[at / d]) : 0))];

    // The states of 4 warps merged: warp w has keys w, w + 4, ... of the split.
    private static ReferenceHead OfWarps(
        Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x, bool isScaled, bool hasMaximum)
    {
        var (d, rows) = (shape.D, lengths.Length * shape.Splits);
        var (o, lse) = (new double[rows * d], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            var (head, split) = (row / shape.Splits, row % shape.Splits);
            var (from, to) = (split * shape.Chunk, Math.Min(lengths[head], (split + 1) * shape.Chunk));
            double Score(int key) =>
                ReferenceHead.Dot(x.Q.AsSpan(head * d), x.K.AsSpan((head * shape.M + key) * d), d) / Math.Sqrt(d);
            double[] scores = [.. Enumerable.Range(from, Math.Max(0, to - from)).Select(Score)];
            var (largest, total) = (scores.DefaultIfEmpty(double.NegativeInfinity).Max(), 0.0);
            for (var warp = 0; warp < Math.Min(Warps, scores.Length); warp++)
            {
                var max = isScaled ? largest : scores.Where((_, j) => j % Warps == warp).Max();
                for (var j = warp; j < scores.Length; j += Warps)
                {
                    var weight = Math.Exp(scores[j] - max);
                    total += weight;
                    for (var c = 0; c < d; c++) o[row * d + c] += weight * x.V[(head * shape.M + from + j) * d + c];
                }
            }
            for (var c = 0; c < d && total > 0; c++) o[row * d + c] /= total;
            lse[row] = total > 0 ? Math.Log(total) + (hasMaximum ? largest : 0) : double.NegativeInfinity;
        }
        return new(o, lse);
    }
}
