// 06.2 W8A8 layer. Objective: round tokens to 8 bits as they come, multiply bytes, and give a layer's output at three times FP32's speed.
// y [m, n] = x [m, k] * W [n, k]: m tokens and n outputs. Weights are codes of -128 to 127; a weight is its code times its output's scale.
//   Quantize   one token's codes; returns its scale, the largest |x| / 127. A code is x / scale rounded to the nearest whole number,
//              halves to the even one: -127 to 127. A token of zeros has scale 0, and its codes are 0.
//   Forward    y[token, output] = sum * token's scale * scales[output], where sum is the sum of the k products of codes, exact.
//              Each token has a scale of its own. m, n and k are anything from 1 on, k at most 131,072.
// Numbers of x are finite. All scales, and products of two, are 0 or above 1e-35. Inputs stay as they are, and nothing is kept between
// calls: weights, scales and x change in the same arrays.
// The check owns the clock: 4 tokens, n = k = 4,096, weights from memory, one core; at least 3 times as fast as the course's FP32 layer.
// Work on other threads counts in full. Where a processor has no AvxVnni, the check says that the speed cannot be judged there.
// Allowed: Vector<T>, System.Runtime.Intrinsics. Out of scope: threads, and rearranging the weights. About 45 lines.
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

public static class Int8Layer
{
    // your turn: begin
    public static float Quantize(ReadOnlySpan<float> token, Span<sbyte> codes) => throw new NotAttempted("06.2");

    public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<sbyte> weights, ReadOnlySpan<float> scales, Span<float> y) =>
        throw new NotAttempted("06.2");
    // your turn: end
}
