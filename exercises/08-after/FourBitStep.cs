using Headroom.Quantization;

// 08.8 Four bits, a step at a time. Objective: round to FP4 so that a gradient is right on average, and know its bias and its variance.
// E2M1 has the magnitudes 0, 0.5, 1, 1.5, 2, 3, 4 and 6, codes 0 to 7; beyond 6 comes 6. Results are new arrays.
//   Round       random null: each number to the nearest, on a tie to that of the even code. Else u = random.NextDouble() for each number,
//               in order: of its two neighbours, the one farther from 0 where u is below the share of the way to it, else the other
//   MxFp4       blocks of 32 numbers, the last may be shorter. Scale 2^(floor(log2 amax) - 2), amax a block's largest magnitude; a value is
//               Round(x * shrink / scale) * scale / shrink. Where amax is 0 the scale is 1
//   NvFp4       blocks of 16, of which a row of `columns` has ceil(columns / 16), the last may be shorter. t = amax of all x / (448 * 6); a
//               block's scale is t times E4M3 of amax / 6 / t, a value Round(x / scale) * scale; where the scale is 0, so are they
//               Both round number by number in order, and give the values and a scale for each block
//   Rotate      each 16 numbers: y[i] = sum over j of h(i, j) signs[j] x[j] / 4, with h = -1 where i & j has an odd number of ones, else 1
//   Unrotate    what was before Rotate
//   WeightGradient  dy [tokens, outputs], x [tokens, inputs] to dW = dy^T x, [outputs, inputs]. Both are turned so that rows run along
//               tokens, a multiple of 16 of them; if signs are given, rotated; then NvFp4: dy with random, x to the nearest
//   Measure     of n gradients that were drawn, against the exact one: |mean - exact| / |exact|, and the sum of |drawn - mean|^2 over
//               (n - 1) |exact|^2. |v|^2 is the sum of squares
// E4M3.Encode and E4M3.Decode are yours to use. Out of scope: products on a GPU. About 60 lines.
public static class FourBitStep
{
    // your turn: begin
    public static float[] Round(ReadOnlySpan<float> x, Random? random) => throw new NotAttempted("08.8");

    public static (float[] Values, float[] Scales) MxFp4(float[] x, float shrink, Random? random) => throw new NotAttempted("08.8");

    public static (float[] Values, float[] Scales) NvFp4(float[] x, int columns, Random? random) => throw new NotAttempted("08.8");

    public static float[] Rotate(float[] x, float[] signs) => throw new NotAttempted("08.8");

    public static float[] Unrotate(float[] y, float[] signs) => throw new NotAttempted("08.8");

    public static float[] WeightGradient(float[] dy, float[] x, int tokens, float[]? signs, Random? random) =>
        throw new NotAttempted("08.8");

    public static (double Bias, double Variance) Measure(float[][] drawn, float[] exact) => throw new NotAttempted("08.8");
    // your turn: end
}
