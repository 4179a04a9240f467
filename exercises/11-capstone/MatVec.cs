// 11.2 A file's weights. Objective: multiply 4.5-bit weights by a vector on one core, near the speed at which it reads them.
// y [n] = W [n, k] x [k]. weights [n, k / 256, 144 bytes] as llama.cpp's Q4_K has them: 256 columns are a block, 8 parts of 32.
//   bytes 0-1, 2-3   d and dmin, FP16 (low byte first; of any sign and size, without infinities)
//   bytes 4-15       s[0] to s[11]: a scale and a minimum of 6 bits for each part. Of part p < 4: s[p] & 63 and s[p + 4] & 63.
//                    Of part p > 3: low 4 bits in s[p + 4], the scale's in its low half, the minimum's in its high half;
//                    the 2 bits above them are the two highest of s[p - 4] for the scale, and of s[p] for the minimum
//   bytes 16-143     codes of 0 to 15: byte 16 + 32 i + j holds column 64 i + j in its low half, column 64 i + 32 + j in its high half
// A weight is d * scale * code - dmin * minimum, with the scale and minimum of its part.
// n is anything, k a multiple of 256 up to 131,072, 0 too. Numbers of x are finite and below 1e26. Inputs stay as they are, and weights
// may begin at an odd address. Nothing is kept between calls: weights and x change in the same arrays.
// You may round x to 8 bits, each 256 numbers with a step of their own, largest |x| / 127: y may be off by six standard deviations of
// what that costs, 6 sqrt(sum of step^2 / 12 * ((d scale code)^2 + (dmin minimum)^2)). Whole numbers to 127 must cost a 100th of it.
// The check owns the clock: n = 2,048, k = 4,096, weights from memory. The baseline unpacks 32 weights to floats one by one and multiplies
// those as vectors, S = 1/2; the bound is the time to read the weights and do nothing else, S = 1. S = 0.8 passes. A time below what the
// fastest cache that holds them gives is refused.
// Work on other threads counts in full. Without Avx2 and AdvSimd the check says that it cannot judge the speed.
// Allowed: Vector<T>, System.Runtime.Intrinsics, TensorPrimitives.
// Out of scope: threads, and another order of the bytes. About 50 lines.
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

public static class MatVec
{
    // your turn: begin
    public static void Multiply(ReadOnlySpan<byte> weights, ReadOnlySpan<float> x, Span<float> y) =>
        throw new NotAttempted("11.2");
    // your turn: end
}
