// 04.5 Outliers. Objective: multiply in 8 bits what fits there, and in float the few features that do not, as LLM.int8 does.
// y [m, n] = x [m, k] * w [k, n]. x holds activations, a row for each token and a column for each feature; w holds weights. k is at most
// 131,072: sums of code products stay below 2^31. The largest magnitude of a row of x or a column of w is 0 or above 1e-37, and floats hold
// the products. Every result is an array of its own.
//   Outliers   the features, ascending, in which at least one token has |x| >= threshold
// Int8 x * w over the given features alone. Codes of -127 to 127, one scale for each row of x and one for each column of w: absmax over
//              the given features. Products of codes are summed as whole numbers, and scaled at the end. Rows or columns of zeros give 0.
//   Exact      x * w over the given features alone, in float
//   MatMul     outliers in float, all other features in 8 bits, and their sum
// Out of scope: speed (04.8), and weights that are stored in 8 bits before the activations are known. About 30 lines.
public static class OutlierSplit
{
    // your turn: begin
    public static int[] Outliers(float[,] x, float threshold) =>
        [.. Enumerable.Range(0, x.GetLength(1))
            .Where(f => Enumerable.Range(0, x.GetLength(0)).Any(row => Math.Abs(x[row, f]) >= threshold))];

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
    //> public static int[] Outliers(float[,] x, float threshold) => throw new NotAttempted("04.5");
    //>
    //> public static float[,] Int8(float[,] x, float[,] w, int[] features) => throw new NotAttempted("04.5");
    //>
    //> public static float[,] Exact(float[,] x, float[,] w, int[] features) => throw new NotAttempted("04.5");
    //>
    //> public static float[,] MatMul(float[,] x, float[,] w, float threshold) => throw new NotAttempted("04.5");
    // your turn: end
}
