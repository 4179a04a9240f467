namespace Graders;

/// <summary>x [m, k] times w [k, n] over some features, in float64 or in 8-bit codes of given scales; results are flat, [m, n].</summary>
internal sealed class Int8Product(float[,] x, float[,] w)
{
    public int Rows => x.GetLength(0);

    public int Columns => w.GetLength(1);

    public int[] All => [.. Enumerable.Range(0, x.GetLength(1))];

    public double[] RowScales(int[] over, double steps = 127) =>
        [.. Enumerable.Range(0, Rows).Select(row => over.Select(f => Math.Abs((double)x[row, f])).Append(0).Max() / steps)];

    public double[] ColumnScales(int[] over, double steps = 127) =>
        [.. Enumerable.Range(0, Columns).Select(col => over.Select(f => Math.Abs((double)w[f, col])).Append(0).Max() / steps)];

    /// <summary>The largest x of each row, not the largest |x|.</summary>
    public double[] SignedRowScales(int[] over) =>
        [.. Enumerable.Range(0, Rows).Select(row => over.Select(f => (double)x[row, f]).Append(0).Max() / 127)];

    public double[] Exact(int[] features) => Each((row, col) => features.Sum(f => (double)x[row, f] * w[f, col]));

    /// <summary>An upper bound of the sizes that rounding works on: the largest sum of |x| |w|.</summary>
    public double Size => All.Length == 0 ? 0 : Each((row, col) => All.Sum(f => Math.Abs((double)x[row, f] * w[f, col]))).Max();

    public double[] Of(int[] features, double[] rowScales, double[] columnScales) =>
        Each((row, col) =>
            rowScales[row] * columnScales[col] * Sum(features, row, col, rowScales, columnScales, Math.Round, long.CreateChecked));

    /// <summary>The sums of code products, not yet scaled.</summary>
    public double Sum(
        int[] features, int row, int col, double[] rowScales, double[] columnScales, Func<double, double> round, Func<long, long> kept)
    {
        var sum = 0L;
        foreach (var f in features) sum = kept(sum + Code(x[row, f], rowScales[row], round) * Code(w[f, col], columnScales[col], round));
        return sum;
    }

    public double[] Each(Func<int, int, double> element)
    {
        var y = new double[Rows * Columns];
        for (var i = 0; i < y.Length; i++) y[i] = element(i / Columns, i % Columns);
        return y;
    }

    public static long Code(double value, double scale, Func<double, double> round) => scale == 0 ? 0 : (long)round(value / scale);
}
