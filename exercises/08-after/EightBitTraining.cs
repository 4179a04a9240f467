using Headroom.Quantization;

// 08.7 Training in eight bits. Objective: round what enters a product to 8-bit floats under scales, and keep what a step of training needs.
// A FloatGrid is a format: m = FractionBits, e = LeastExponent, Largest. Codes are bytes: sign, exponent field, m bits of fraction. A field
// of 0 means 2^e times fraction / 2^m; a field f above 0 means 2^(e + f - 1) times 1 + fraction / 2^m. FloatGrid.E4M3 has m 3, e -6, 448.
//   Encode      the nearest code, on a tie the even one; beyond Largest, and for infinity, that of Largest. -0 keeps its sign. x is no NaN
//   Decode      the value of a code that Encode gives
//   Stochastic  one of the two neighbours of x in the format: the one farther from 0 where u is below the share of the way to it. Else the
//               one nearer to 0. Beyond Largest: Largest. u is uniform in [0, 1)
//   Scale       the largest magnitude of x, but at least `floor`, over Largest; as a power of two, the next one that is not below it
//   Quantize    x [rows, columns]: 1 x block numbers share a scale, fewer at the end of a row; block 0: all of x does. Codes of x / scale
//   Multiply    a [m, k], b [n, k] to c [m, n]: c = a b^T. Products of codes are added up to the end of a block of either, then scaled
//   Step        one step of training a matrix [rows, columns], `master`, in FP32:
//               1. quantize master, E4M3, one scale, floor 1e-12, no power of two; 2. backward(those codes, Factor) gives the gradient of
//               the loss times Factor; 3. if it has a number that is not finite, skip: no update, Factor halved but at least 1, Good 0;
//               4. else update(gradient / Factor), which moves master, and Good grows by 1; at Patience, Factor doubles, up to 2^24, and
//               Good is 0
//   FormatOf    E4M3 for weights and activations that enter a product, E5M2 for gradients that do; null: stays in 16 or 32 bits
// Out of scope: FP4 (08.8), and hardware that multiplies codes. About 60 lines.
public static class EightBitTraining
{
    // your turn: begin
    public static byte Encode(float x, FloatGrid format) => throw new NotAttempted("08.7");

    public static float Decode(byte code, FloatGrid format) => throw new NotAttempted("08.7");

    public static float Stochastic(float x, float u, FloatGrid format) => throw new NotAttempted("08.7");

    public static float Scale(ReadOnlySpan<float> x, FloatGrid format, float floor, bool powerOfTwo) => throw new NotAttempted("08.7");

    public static ScaledCodes Quantize(float[] x, int columns, int block, FloatGrid format, float floor, bool powerOfTwo) =>
        throw new NotAttempted("08.7");

    public static float[] Multiply(ScaledCodes a, ScaledCodes b) => throw new NotAttempted("08.7");

    public static LossScale Step(
        float[] master, int columns, LossScale scale, Func<ScaledCodes, float, float[]> backward, Action<float[]> update) =>
        throw new NotAttempted("08.7");

    public static FloatGrid? FormatOf(TensorKind kind) => throw new NotAttempted("08.7");
    // your turn: end
}
