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
    public static void Multiply(ReadOnlySpan<byte> weights, ReadOnlySpan<float> x, Span<float> y)
    {
        var (blocks, codes) = (x.Length / 256, new sbyte[x.Length]);
        var (steps, sums) = (new float[blocks], new float[x.Length / 32]);
        for (var part = 0; part < sums.Length; part++) sums[part] = TensorPrimitives.Sum(x.Slice(32 * part, 32));
        for (var block = 0; block < blocks; block++) steps[block] = Round(x.Slice(256 * block, 256), codes.AsSpan(256 * block));
        for (var row = 0; row < y.Length; row++) y[row] = Row(weights.Slice(row * blocks * 144, blocks * 144), codes, steps, sums);
    }

    // Codes of -127 to 127; returns their step.
    private static float Round(ReadOnlySpan<float> x, Span<sbyte> codes)
    {
        var step = Math.Abs(TensorPrimitives.MaxMagnitude(x)) / 127;
        for (var i = 0; i < x.Length; i++) codes[i] = step == 0 ? (sbyte)0 : (sbyte)MathF.Round(x[i] / step);
        return step;
    }

    private static unsafe float Row(ReadOnlySpan<byte> weights, sbyte[] codes, float[] steps, float[] sums)
    {
        var sum = Vector256<float>.Zero;
        fixed (byte* row = weights)
        fixed (sbyte* x = codes)
        fixed (float* s = sums)
            for (var block = 0; block < steps.Length; block++)
            {
                var at = row + 144 * block;
                if (Sse.IsSupported) Sse.Prefetch0(at + 4096); // past the end of the weights this does nothing
                var (first, second, third) = (*(uint*)(at + 4), *(uint*)(at + 8), *(uint*)(at + 12));
                var scales = first & 0x3F3F3F3F | (ulong)(third & 0x0F0F0F0F | first >> 2 & 0x30303030) << 32;
                var minima = second & 0x3F3F3F3F | (ulong)(third >> 4 & 0x0F0F0F0F | second >> 2 & 0x30303030) << 32;
                var dots = Vector256<int>.Zero;
                for (var pair = 0; pair < 4; pair++)
                {
                    var (both, c) = (Vector256.Load(at + 16 + 32 * pair), 256 * block + 64 * pair);
                    dots += Dot(both & Vector256.Create((byte)15), Vector256.Load(x + c), (short)(scales >> 16 * pair & 63));
                    dots += Dot(both >>> 4, Vector256.Load(x + c + 32), (short)(scales >> 16 * pair + 8 & 63));
                }
                sum += Vector256.ConvertToSingle(dots) * ((float)*(Half*)at * steps[block]);
                var eight = Vector256.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(minima).AsByte()).ToVector256());
                sum -= Vector256.ConvertToSingle(eight.AsInt32()) * Vector256.Load(s + 8 * block) * (float)*(Half*)(at + 2);
            }
        return Vector256.Sum(sum);
    }

    // 32 products times their scale, in 8 sums. Two products are at most 2 * 15 * 127, which 16 bits hold.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Dot(Vector256<byte> w, Vector256<sbyte> x, short scale)
    {
        if (Avx2.IsSupported) return Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(w, x), Vector256.Create(scale));
        var ((w0, w1), (x0, x1)) = (Vector256.Widen(w.AsSByte()), Vector256.Widen(x));
        var (low, high) = Vector256.Widen(w0 * x0 + w1 * x1);
        return (low + high) * scale;
    }
    //> public static void Multiply(ReadOnlySpan<byte> weights, ReadOnlySpan<float> x, Span<float> y) =>
    //>     throw new NotAttempted("11.2");
    // your turn: end
}
