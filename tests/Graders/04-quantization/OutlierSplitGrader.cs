using Headroom.Grading;

namespace Graders;

/// <summary>Each part by itself, then the whole. No quotient lies near a tie, so that every right rounding gives the same codes.</summary>
public sealed partial class OutlierSplitGrader : QuantizationGrader
{
    private const float Threshold = 6;

    protected override void Require()
    {
        // The first is square and has enough features for a sum of code products to leave 16 bits.
        (int M, int K, int N, int Outliers)[] shapes =
            [(8, 96, 8, 5), (5, 130, 7, 2), (1, 33, 4, 1), (Draw.Int(3, 9), Draw.Int(50, 90), Draw.Int(10, 20), Draw.Int(4, 9))];
        foreach (var (m, k, n, outliers) in shapes) Find(Activations.Of(Draw, m, k, n, outliers));
        Find(Activations.Of(Draw, 3, 20, 3, 0));
        Find(Activations.Of(Draw, 3, 7, 3, 7));
        foreach (var (m, k, n, outliers) in shapes)
        {
            Int8(Activations.Of(Draw, m, k, n, outliers));
            Exact(Activations.Of(Draw, m, k, n, outliers));
        }
        Int8(Activations.Of(Draw, 4, 40, 3, 2).WithZeros(row: 1, column: 2));
        foreach (var (m, k, n, outliers) in shapes) MatMul(Activations.Of(Draw, m, k, n, outliers));
        MatMul(Activations.Of(Draw, 3, 40, 3, 0));
        MatMul(Activations.Of(Draw, 3, 6, 4, 6));
        WhatItMeans();
    }

    private void Find(Activations a) => Case($"outliers of x {a.Shape}, {a.Outliers.Length} of them", () =>
    {
        var got = Untouched(a, () => OutlierSplit.Outliers(a.X, Threshold)) ?? [];
        var number = Number("number of outliers", got.Length, a.Outliers.Length);
        Rule(column => column.Max(Math.Abs) > Threshold, "a feature exactly at the threshold is an outlier: >=");
        Rule(column => column.Max() >= Threshold, "a feature whose largest |x| lies below 0 is an outlier too");
        Rule(column =>
            column.Max() > Threshold, "a feature whose largest |x| lies below 0 is an outlier too, and one exactly at the threshold");
        Rule(column => Math.Abs(column[0]) >= Threshold, "the first token alone is asked");
        Rule(column => column.Min(Math.Abs) >= Threshold, "one token is enough: not all of them have to reach the threshold");
        Rule(column => column.Average(Math.Abs) >= Threshold, "one token is enough: their mean does not count");
        if (got.SequenceEqual(Enumerable.Range(0, a.Product.Rows).Where(row => a.Outliers.Any(f => Math.Abs(a.X[row, f]) >= Threshold))))
            number.Trap(got.Length, "tokens, not features: a column of x is a feature");
        if (got.Length == a.Outliers.Length)
            Elements("outlier", [.. got.Select(f => (float)f)], [.. a.Outliers.Select(f => (double)f)], Tolerance.Exact);

        void Rule(Func<float[], bool> outlier, string cause)
        {
            if (got.SequenceEqual(a.Product.All.Where(f => outlier([.. Enumerable.Range(0, a.Product.Rows).Select(row => a.X[row, f])]))))
                number.Trap(got.Length, cause);
        }
    }, "threshold 6");

    private void Int8(Activations a) => Case($"Int8, {a.Shape}, {a.Rest.Length} of the features", () =>
    {
        var (p, rest) = (a.Product, a.Rest);
        double[] rows = p.RowScales(rest), columns = p.ColumnScales(rest), all = p.RowScales(p.All), allColumns = p.ColumnScales(p.All);
        var tolerance = Rounding(a, 0);
        Product(a, Flat(Untouched(a, () => OutlierSplit.Int8(a.X, a.W, rest)), a), p.Of(rest, rows, columns), tolerance)
            .Trap(() => p.Exact(rest), "not quantized: this is the product in float")
            .Trap(() => p.Of(rest, all, allColumns), "the scales are taken over all features: the outliers are what must not set them")
            .Trap(() => p.Of(rest, all, columns), "a row's scale is taken over all features: the outliers are what must not set it")
            .Trap(() => p.Of(rest, rows, allColumns), "a column's scale is taken over all features, not over the given ones")
            .Trap(() => p.Of(p.All, all, allColumns), "all features, not the given ones")
            .Trap(() => p.Of(rest, Most(rows), columns), "one scale for all of x: each row has its own")
            .Trap(() => p.Of(rest, rows, Most(columns)), "one scale for all of w: each column has its own")
            .Trap(() => p.Of(rest, p.SignedRowScales(rest), columns), "the largest value of a row, not the largest magnitude")
            .Trap(() => p.Of(rest, p.RowScales(rest, 255), p.ColumnScales(rest, 255)), "255 steps on each side of 0: a signed code has 127")
            .Trap(() => Scaled(code => (byte)(sbyte)Math.Round(code), onlyX: true),
                "a code below 0 read as one above 127: an sbyte cast to byte")
            .Trap(() => Summed((row, col) => rows[row] * columns[col], sum => (short)sum),
                "a sum in 16 bits wraps: three products of 127 x 127 are too many for it")
            .Trap(() => Summed((row, col) => columns[col], sum => sum), "the scale of the row is missing")
            .Trap(() => Summed((row, col) => rows[row], sum => sum), "the scale of the column is missing")
            .Trap(() => Summed((row, col) => p.Rows == p.Columns ? rows[col] * columns[row] : 0, sum => sum),
                "the scales exchanged: x has one for each row, w one for each column")
            .Trap(() => p.Each((row, col) => rows[row] * columns[col] * Narrow(row, col)),
                "a product of two codes kept in 8 bits: 127 x 127 needs 15")
            // The largest of a row or column is 127 or, when its quotient comes out just below, 126: up to two products of 127 more or
            // less.
            .Trap(() => Scaled(Math.Truncate),
                "cut off, not rounded: a cast to int goes toward 0", Tolerance.Absolute(2.1 * 127 * rows.Max() * columns.Max()));

        double[] Scaled(Func<double, double> round, bool onlyX = false) => p.Each((row, col) => rows[row] * columns[col] * rest.Sum(f =>
            (double)Int8Product.Code(a.X[row, f], rows[row], round) * Int8Product.Code(
                a.W[f, col], columns[col], onlyX ? Math.Round : round)));

        double[] Summed(Func<int, int, double> scale, Func<long, long> kept) =>
            p.Each((row, col) => scale(row, col) * p.Sum(rest, row, col, rows, columns, Math.Round, kept));

        double Narrow(int row, int col) => rest.Sum(f =>
            (double)unchecked(
                (sbyte)(Int8Product.Code(a.X[row, f], rows[row], Math.Round) * Int8Product.Code(a.W[f, col], columns[col], Math.Round))));
    }, "float32");

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
        Product(a, Flat(Untouched(a, () => OutlierSplit.MatMul(a.X, a.W, Threshold)), a), Sum(quantized, exact), tolerance)
            .Trap(() => quantized, "the outliers are dropped: their part of the sum is computed in float, and added")
            .Trap(() => exact, "the outliers alone: all other features are multiplied in 8 bits, and added")
            .Trap(() => Quantized(p.All), "all features in 8 bits: the outliers set the steps, and everything else is lost")
            .Trap(() => Sum(Quantized(p.All), exact), "the outliers are counted twice: in float, and in 8 bits too")
            .Trap(() => p.Exact(p.All), "all features in float: only the outliers are worth it")
            .Trap(() => Sum(Quantized(outliers), p.Exact(rest)), "the outliers in 8 bits and the rest in float: it is the other way round");

        double[] Quantized(int[] features) => p.Of(features, p.RowScales(features), p.ColumnScales(features));
    }, "float32, threshold 6");
}
