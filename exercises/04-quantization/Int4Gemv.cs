// 04.9 int4 GEMV on the CPU. Objective: turn packed bytes into speed on this machine: a product with 4-bit weights at twice the speed of
// one in float32.
// y [n] = W [n, k] * x [k]; both in blocks of 32 columns, k a multiple of 32 up to 131,072, n anything.
// codes [n, k / 32, 16 bytes]: byte j of a block holds column j in its low half and column j + 16 in its high half; 0 to 15 for -8 to 7
//   scales    [n, k / 32], xScales [k / 32]: one for each block of weights, and one for each block of x
//   x         codes of -127 to 127
// y[row] = sum over blocks of scale * xScale * (sum of 32 products of codes, in whole numbers). The inputs stay as they are.
// Nothing is kept between calls: from one to the next weights, scales and x change in the same arrays.
// The check owns the clock: at least twice as fast as the course's float32 product, n = k = 4,096, on one core; work on other threads
// counts in full.
// Allowed: Vector<T>, System.Runtime.Intrinsics. Out of scope: threads, and another order of the codes. About 32 lines.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

public static class Int4Gemv
{
    // your turn: begin
    public static void Multiply(
        ReadOnlySpan<byte> codes, ReadOnlySpan<float> scales, ReadOnlySpan<sbyte> x, ReadOnlySpan<float> xScales, Span<float> y) =>
        throw new NotAttempted("04.9");
    // your turn: end
}
