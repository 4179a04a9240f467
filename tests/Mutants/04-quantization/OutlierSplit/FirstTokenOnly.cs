// rejected: first token
public static class OutlierSplit
{
    // your turn: begin
    public static int[] Outliers(float[,] x, float threshold) =>
        [.. Enumerable.Range(0, x.GetLength(1)).Where(f => Enumerable.Range(0, 1).Any(row => Math.Abs(x[row, f]) >= threshold))];

    public static float[,] Int8(float[,] x, float[,] w, int[] features)
    {
        var (rowScales, columnScales) = (new float[x.GetLength(0)], new float[w.GetLength(1)]);
        foreach (var f in features)
        {
            for (var row = 0; row < rowScales.Length; row++) rowScales[row] = Math.Max(rowScales[row], Math.Abs(x[row, f]) / 127);
            for (var col = 0; col < columnScales.Length; col++) columnScales[col] = Math.Max(columnScales[col], Math.Abs(w[f, col]) / 127);
        }
        var y = new float[rowScales.Length, columnScales.Length];
        for (var row = 0; row < rowScales.Length; row++)
            for (var col = 0; col < columnScales.Length; col++)
            {
                var sum = 0; // of products up to 127 * 127: three of them are more than 16 bits hold
                foreach (var f in features) sum += Code(x[row, f], rowScales[row]) * Code(w[f, col], columnScales[col]);
                y[row, col] = sum * rowScales[row] * columnScales[col];
            }
        return y;
    }

    public static float[,] Exact(float[,] x, float[,] w, int[] features)
    {
        var y = new float[x.GetLength(0), w.GetLength(1)];
        foreach (var f in features)
            for (var row = 0; row < y.GetLength(0); row++)
                for (var col = 0; col < y.GetLength(1); col++) y[row, col] += x[row, f] * w[f, col];
        return y;
    }

    public static float[,] MatMul(float[,] x, float[,] w, float threshold)
    {
        var outliers = Outliers(x, threshold);
        var rest = Enumerable.Range(0, x.GetLength(1)).Except(outliers).ToArray();
        var (y, exact) = (Int8(x, w, rest), Exact(x, w, outliers));
        for (var row = 0; row < y.GetLength(0); row++)
            for (var col = 0; col < y.GetLength(1); col++) y[row, col] += exact[row, col];
        return y;
    }

    private static int Code(float value, float scale) => scale == 0 ? 0 : (int)MathF.Round(value / scale);
    // your turn: end
}
