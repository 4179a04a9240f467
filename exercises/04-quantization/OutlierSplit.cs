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
    public static int[] Outliers(float[,] x, float threshold) => throw new NotAttempted("04.5");

    public static float[,] Int8(float[,] x, float[,] w, int[] features) => throw new NotAttempted("04.5");

    public static float[,] Exact(float[,] x, float[,] w, int[] features) => throw new NotAttempted("04.5");

    public static float[,] MatMul(float[,] x, float[,] w, float threshold) => throw new NotAttempted("04.5");
    // your turn: end
}
