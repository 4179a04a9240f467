using Headroom.Grading;

namespace Graders;

/// <summary>Each part by itself, then the whole. No quotient lies on a tie, so that every right rounding gives the same codes.</summary>
public sealed partial class OutlierSplitGrader : QuantizationGrader
{
    protected override void Require()
    {
        // The first is square and has enough features for a sum of code products to leave 16 bits.
        (int M, int K, int N, int Outliers)[] shapes =
            [(8, 96, 8, 5), (5, 130, 7, Draw.Int(33, 50)), (1, 33, 4, 1), (2, 3, 1, 1),
                (Draw.Int(3, 9), Draw.Int(50, 90), Draw.Int(10, 20), Draw.Int(4, 9)),
                (Draw.Int(129, 140), 9, Draw.Int(257, 270), 3), (2, Draw.Int(1025, 1300), 3, Draw.Int(257, 300))];
        foreach (var (m, k, n, outliers) in shapes) Find(Of(m, k, n, outliers));
        Find(Of(3, 20, 3, 0));
        Find(Of(3, 7, 3, 7));
        foreach (var threshold in (float[])[6, (float)Draw.Scale(0.1, 3), (float)Draw.Scale(8, 900)]) Edges(threshold);
        foreach (var (m, k, n, outliers) in shapes)
        {
            Int8(Of(m, k, n, outliers));
            Exact(Of(m, k, n, outliers));
        }
        Int8(Of(4, 40, 3, 2).WithZeros(row: 1, column: 2));
        Int8(Activations.NearTies(Draw, 3, 60, 4));
        Int8(Of(2, 5, 3, 5));
        Exact(Of(2, 5, 3, 0));
        foreach (var (x, w) in ((float, double)[])[(6e-15f, 1e-12), (6e-20f, 1e9), (6e9f, 1e-18), (6e12f, 1e12)])
        {
            Int8(Of(3, 40, 4, 2, x, w));
            Exact(Of(3, 40, 4, 2, x, w));
            MatMul(Of(3, 40, 4, 2, x, w));
        }
        // The product of two scales is about 1e-42, of which floats hold 10 bits; that of a sum and both is not so small.
        Int8(Of(3, 40, 4, 0, 6e-18f, 1e-19));
        // Scales of 2e-39, 21 bits: one over them is infinite.
        Int8(Activations.Tiny(Draw, 3, 40, 4, x: 2e-39, w: 1e3), slack: 3);
        Int8(Activations.Tiny(Draw, 3, 40, 4, x: 1e3, w: 2e-39), slack: 3);
        Int8(Activations.Far(Draw, 2, 4096 + 2 * Draw.Int(10, 99), 3), Tolerance.Relative(8 * Tolerance.Float32Roundoff));
        foreach (var (m, k, n, outliers) in shapes) MatMul(Of(m, k, n, outliers, (float)Draw.Scale(0.5, 90)));
        MatMul(Of(3, 40, 3, 0));
        MatMul(Of(3, 6, 4, 6));
        Again();
        WhatItMeans();
    }

    private Activations Of(int m, int k, int n, int outliers, float threshold = 6, double unit = 1) =>
        Activations.Of(Draw, m, k, n, outliers, threshold, unit);

    private void Find(Activations a, string where = "") => Case($"outliers of x {a.Shape}, {a.Outliers.Length} of them{where}", () =>
    {
        var (got, threshold) = (Untouched(a, () => OutlierSplit.Outliers(a.X, a.Threshold)) ?? [], a.Threshold);
        var number = Number("number of outliers", got.Length, a.Outliers.Length).Within(Tolerance.Exact);
        Rule(column => column.Max(Math.Abs) > threshold, "a feature exactly at the threshold is an outlier: >=");
        Rule(column => column.Max() >= threshold, "a feature whose largest |x| lies below 0 is an outlier too");
        Rule(column =>
            column.Max() > threshold, "a feature whose largest |x| lies below 0 is an outlier too, and one exactly at the threshold");
        Rule(column =>
            column.Max() >= threshold || column.Min() < -threshold, "exactly at minus the threshold is at the threshold: |x| counts");
        Rule(column => column.Max(Math.Abs) >= 6, "6 whatever is asked: the threshold is a parameter");
        Rule(column => column.Max(Math.Abs) >= 0.999 * threshold, "a feature just below the threshold is none");
        Rule(column => Math.Abs(column[0]) >= threshold, "the first token alone is asked");
        Rule(column => column.Min(Math.Abs) >= threshold, "one token is enough: not all of them have to reach the threshold");
        Rule(column => column.Average(Math.Abs) >= threshold, "one token is enough: their mean does not count");
        Rule(column => column.Sum(Math.Abs) >= threshold, "one token has to reach the threshold: their sum does not count");
        if (got.SequenceEqual(Enumerable.Range(0, a.Product.Rows).Where(row => a.Outliers.Any(f => Math.Abs(a.X[row, f]) >= threshold))))
            number.Trap(got.Length, "tokens, not features: a column of x is a feature");
        if (got.Length > 0 && got.Length < a.Outliers.Length && got.SequenceEqual(a.Outliers.Take(got.Length)))
            number.Trap(got.Length, $"the first {got.Length} outliers are found, and none behind them: there may be any number");
        if (got.Length == a.Outliers.Length)
            Elements("outlier", [.. got.Select(f => (float)f)], [.. a.Outliers.Select(f => (double)f)], Tolerance.Exact);

        float[] Column(int f) => [.. Enumerable.Range(0, a.Product.Rows).Select(row => a.X[row, f])];

        void Rule(Func<float[], bool> outlier, string cause)
        {
            if (!got.SequenceEqual(a.Outliers) && got.SequenceEqual(a.Product.All.Where(f => outlier(Column(f)))))
                number.Trap(got.Length, cause);
        }
    }, $"threshold {Numbers.Short(a.Threshold)}");

    private void Int8(
        Activations a, Tolerance? within = null, int slack = 1) => Case($"Int8, {a.Shape}, {a.Rest.Length} of the features", () =>
    {
        var (p, rest) = (a.Product, a.Rest);
        double[] rows = p.RowScales(rest), columns = p.ColumnScales(rest), all = p.RowScales(p.All), allColumns = p.ColumnScales(p.All);
        var tolerance = within ?? Tolerance.Absolute(slack * Rounding(a, 0).AbsolutePart);
        var expected = p.Of(rest, rows, columns);
        var y = Product(a, Flat(Untouched(a, () => OutlierSplit.Int8(a.X, a.W, rest)), a), expected, tolerance)
            .Trap(() => p.Exact(rest), "not quantized: this is the product in float")
            .Trap(() => p.Of(rest, all, allColumns), "the scales are taken over all features: the outliers are what must not set them")
            .Trap(() => p.Of(rest, all, columns), "a row's scale is taken over all features: the outliers are what must not set it")
            .Trap(() => p.Of(rest, rows, allColumns), "a column's scale is taken over all features, not over the given ones")
            .Trap(() => p.Of(p.All, all, allColumns), "all features, not the given ones")
            .Trap(() => p.Of(rest, Most(rows), columns), "one scale for all of x: each row has its own")
            .Trap(() => p.Of(rest, rows, Most(columns)), "one scale for all of w: each column has its own")
            .Trap(() => p.Of(rest, p.SignedRowScales(rest), columns), "the largest value of a row, not the largest magnitude")
            .Trap(() => p.Of(rest, p.RowScales(rest, 255), p.ColumnScales(rest, 255)), "255 steps on each side of 0: a signed code has 127")
            .Trap(() => p.Of(rest, p.RowScales(rest, 128), p.ColumnScales(rest, 128)), "128 steps: codes reach from -127 to 127")
            .Trap(() => Scaled(code => (byte)(sbyte)Math.Round(code), onlyX: true),
                "a code below 0 read as one above 127: an sbyte cast to byte")
            .Trap(() => Summed((row, col) => rows[row] * columns[col], sum => (short)sum),
                "a sum in 16 bits wraps: three products of 127 x 127 are too many for it")
            .Trap(() => Summed((row, col) => columns[col], sum => sum), "the scale of the row is missing")
            .Trap(() => Summed((row, col) => rows[row], sum => sum), "the scale of the column is missing")
            .Trap(() => p.Each((row, col) => rows[row] * columns[col] * Narrow(row, col)),
                "a product of two codes kept in 8 bits: 127 x 127 needs 15")
            .Trap(() => p.Each((row, col) => (float)rows[row] * (float)columns[col] * Sum(row, col)),
                "the two scales are multiplied first, and their product is too small for a float: sum times one, then times the other")
            .Trap(() => p.Each(ByReciprocals),
                "codes are products with one over the scale, which is infinite for a scale below 2.9e-39: divide by the scale")
            .Trap(() => Only(rest[..Math.Min(1024, rest.Length)]), "only the first 1,024 features count")
            .Trap(() => new double[expected.Length], "0 throughout: a small scale counts too, only rows and columns of zeros give 0");
        if (p.Rows == p.Columns)
            y.Trap(() => Summed((row, col) => rows[col] * columns[row], sum => sum),
                "the scales exchanged: x has one for each row, w one for each column");
        // Of a few codes, several rules of rounding make the same.
        if (rest.Length > Few) Roundings(y, round => Scaled(round));
        if (within is not null)
            y.TrapRounding(Tolerance.Absolute(rest.Length * rows.Max() * columns.Max()),
                "sums of code products are rounded: above 2^24 floats skip whole numbers, so add them as whole numbers");

        // By quotients of floats: the largest of a row or column comes to 127 or to just below, and where it is cut off that tells.
        double[] Scaled(Func<double, double> round, bool onlyX = false) => p.Each((row, col) => rows[row] * columns[col] * rest.Sum(f =>
            Cut(a.X[row, f], rows[row], round) * Cut(a.W[f, col], columns[col], onlyX ? Math.Round : round)));

        double Sum(int row, int col) => p.Sum(rest, row, col, rows, columns, Math.Round, kept => kept);

        double ByReciprocals(int row, int col)
        {
            var sum = 0;
            foreach (var f in rest) unchecked { sum += Code(a.X[row, f], rows[row]) * Code(a.W[f, col], columns[col]); }
            return rows[row] * columns[col] * sum;

            static int Code(float value, double scale) => scale == 0 ? 0 : (int)MathF.Round(value * (1 / (float)scale));
        }

        double[] Only(int[] some) => p.Of(some, p.RowScales(some), p.ColumnScales(some));

        static double Cut(float value, double scale, Func<double, double> round) => scale == 0 ? 0 : round(value / (float)scale);

        double[] Summed(Func<int, int, double> scale, Func<long, long> kept) =>
            p.Each((row, col) => scale(row, col) * p.Sum(rest, row, col, rows, columns, Math.Round, kept));

        double Narrow(int row, int col) => rest.Sum(f =>
            (double)unchecked(
                (sbyte)(Int8Product.Code(a.X[row, f], rows[row], Math.Round) * Int8Product.Code(a.W[f, col], columns[col], Math.Round))));
    }, "float32");

    private const int Few = 8;

    private static void Roundings(ArrayExpectation y, Func<Func<double, double>, double[]> with) => y
        .Trap(() => with(Math.Truncate), "cut off, not rounded: a cast to int goes toward 0")
        .Trap(() => with(Math.Floor), "rounded down: the nearest code is asked")
        .Trap(() => with(code => Math.Floor(code + 0.49)), NotAtTheHalf)
        .Trap(() => with(code => Math.Floor(code + 0.51)), NotAtTheHalf)
        .Trap(() => with(code => Math.Sign(code) * Math.Floor(Math.Abs(code) + 0.49)), NotAtTheHalf)
        .Trap(() => with(code => Math.Sign(code) * Math.Floor(Math.Abs(code) + 0.51)), NotAtTheHalf);

    private void Exact(Activations a) => Case($"Exact, {a.Shape}, {a.Outliers.Length} of the features", () =>
    {
        var tolerance = Rounding(a, a.Outliers.Length);
        Product(a, Flat(Untouched(a, () => OutlierSplit.Exact(a.X, a.W, a.Outliers)), a), a.Product.Exact(a.Outliers), tolerance)
            .Trap(() => a.Product.Exact(a.Product.All), "all features, not the given ones")
            .Trap(() => a.Product.Exact(a.Rest), "the other features, not the given ones")
            .Trap(() => Transposed(a), "w read as [n, k]: its rows are features, its columns outputs");
    }, "float32");

    private void MatMul(Activations a) => Case($"MatMul, {a.Shape}, {Numbers.Count(a.Outliers.Length, "outlier")}", () =>
    {
        var (p, rest, outliers) = (a.Product, a.Rest, a.Outliers);
        double[] exact = p.Exact(outliers), quantized = Quantized(rest);
        var tolerance = Rounding(a, outliers.Length);
        Product(a, Flat(Untouched(a, () => OutlierSplit.MatMul(a.X, a.W, a.Threshold)), a), Sum(quantized, exact), tolerance)
            .Trap(() => quantized, "the outliers are dropped: their part of the sum is computed in float, and added")
            .Trap(() => exact, "the outliers alone: all other features are multiplied in 8 bits, and added")
            .Trap(() => Quantized(p.All), "all features in 8 bits: the outliers set the steps, and everything else is lost")
            .Trap(() => Sum(Quantized(p.All), exact), "the outliers are counted twice: in float, and in 8 bits too")
            .Trap(() => p.Exact(p.All), "all features in float: only the outliers are worth it")
            .Trap(() => Sum(Quantized(outliers), p.Exact(rest)), "the outliers in 8 bits and the rest in float: it is the other way round");

        double[] Quantized(int[] features) => p.Of(features, p.RowScales(features), p.ColumnScales(features));
    }, $"float32, threshold {Numbers.Short(a.Threshold)}");
}
