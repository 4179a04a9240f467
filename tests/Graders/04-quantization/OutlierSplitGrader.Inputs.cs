using Headroom.Grading;

namespace Graders;

public sealed partial class OutlierSplitGrader
{
    // Two scales, the whole sum, two products and the sum of both parts are rounded, and one product and one sum for each outlier.
    private static Tolerance Rounding(Activations a, int outliers) =>
        Tolerance.Rounding(8 + 2 * outliers, Tolerance.Float32Roundoff, a.Product.Size);

    private ArrayExpectation Product(Activations a, float[] y, double[] expected, Tolerance tolerance) =>
        Elements("y", y, expected, tolerance, a.Product.Rows, a.Product.Columns);

    private T Untouched<T>(Activations a, Func<T> run)
    {
        var (x, w) = ((float[,])a.X.Clone(), (float[,])a.W.Clone());
        var result = run();
        That(Same(x, a.X) && Same(w, a.W), "x and w come back unchanged", "x or w is changed: write to the result alone");
        return result;
    }

    private static bool Same(float[,] a, float[,] b) => a.Cast<float>().SequenceEqual(b.Cast<float>());

    // Of another shape: nothing that could be compared.
    private float[] Flat(float[,]? y, Activations a)
    {
        var right = y is not null && y.GetLength(0) == a.Product.Rows && y.GetLength(1) == a.Product.Columns;
        That(right, $"y is [{a.Product.Rows}, {a.Product.Columns}]",
            "the shape of y: a row for each row of x, a column for each column of w");
        return right ? [.. y!.Cast<float>()] : Poisoned(a.Product.Rows * a.Product.Columns);
    }

    private static double[] Sum(double[] a, double[] b) => [.. a.Zip(b, (one, other) => one + other)];

    private static double[] Most(double[] scales) => Array.ConvertAll(scales, _ => scales.Max());

    private static double[] Transposed(Activations a) => a.Product.Each((row, col) =>
        a.Outliers.Sum(f => col < a.W.GetLength(0) && f < a.W.GetLength(1) ? (double)a.X[row, f] * a.W[col, f] : 0));

    // Normal activations with two features of 60 among 256, and the same product with and without the split.
    private void WhatItMeans() => Case("two outliers of 60 among 256 features", () =>
    {
        var (x, w) = (Matrix(16, 256, 1), Matrix(256, 16, 0.02f));
        for (var row = 0; row < 16; row++) (x[row, 40], x[row, 200]) = (60, -60);
        var exact = new Int8Product(x, w).Exact([.. Enumerable.Range(0, 256)]);
        var (split, whole) = (Error(OutlierSplit.MatMul(x, w, 6)), Error(OutlierSplit.MatMul(x, w, float.MaxValue)));
        That(split < whole / 4, "the split is at least four times as close",
            "the split does not help: does each part get the features that it should?");
        Meaning($"{whole:0.00 %} is the error with two features of 60 among 256 in 8 bits, {split:0.00 %} with those two in "
            + $"float: {whole / split:0} times less, for 0.8 % of the products.");

        double Error(float[,] y) =>
            Math.Sqrt(y.Cast<float>().Zip(exact, (got, right) => (got - right) * (got - right)).Sum() / exact.Sum(right => right * right));
    });

    private float[,] Matrix(int rows, int columns, float scale)
    {
        var (matrix, values) = (new float[rows, columns], Draw.Normal(rows * columns, scale));
        for (var i = 0; i < values.Length; i++) matrix[i / columns, i % columns] = values[i];
        return matrix;
    }
}
