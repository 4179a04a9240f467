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
    public static float Quantize(ReadOnlySpan<float> token, Span<sbyte> codes)
    {
        var largest = 0f;
        foreach (var value in token) largest = Math.Max(largest, Math.Abs(value));
        var scale = largest / 127;
        for (var i = 0; i < token.Length; i++) codes[i] = scale == 0 ? (sbyte)0 : (sbyte)MathF.Round(token[i] / scale);
        return scale;
    }

    public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<sbyte> weights, ReadOnlySpan<float> scales, Span<float> y)
    {
        var (n, k) = (scales.Length, weights.Length / scales.Length);
        var m = x.Length / k;
        // Tokens of zeros fill the last group of four.
        var (codes, tokenScales, sums) = (new sbyte[(m + 3) / 4 * 4 * k], new float[m], new int[m]);
        for (var t = 0; t < m; t++)
        {
            tokenScales[t] = Quantize(x.Slice(t * k, k), codes.AsSpan(t * k, k));
            foreach (var code in codes.AsSpan(t * k, k)) sums[t] += code;
        }
        Span<int> four = stackalloc int[4];
        for (var output = 0; output < n; output++)
            for (var first = 0; first < m; first += 4)
            {
                Dots(weights.Slice(output * k, k), codes.AsSpan(first * k, 4 * k), four);
                for (var t = first; t < Math.Min(first + 4, m); t++)
                    y[t * n + output] = (four[t - first] - 128 * sums[t]) * tokenScales[t] * scales[output];
            }
    }

    // The sums of (w + 128) * x for four tokens: each weight is loaded once.
    private static unsafe void Dots(ReadOnlySpan<sbyte> weights, ReadOnlySpan<sbyte> tokens, Span<int> sums)
    {
        var (k, at) = (weights.Length, 0);
        fixed (sbyte* w = weights, x = tokens)
        {
            var (a, b, c, d) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
            for (; AvxVnni.IsSupported && at + 32 <= k; at += 32)
            {
                Sse.Prefetch0(w + at + 8192); // reading begins two rows ahead; past the end of the weights this does nothing
                var high = Vector256.Load(w + at).AsByte() ^ Vector256.Create((byte)128);
                a = AvxVnni.MultiplyWideningAndAdd(a, high, Vector256.Load(x + at));
                b = AvxVnni.MultiplyWideningAndAdd(b, high, Vector256.Load(x + at + k));
                c = AvxVnni.MultiplyWideningAndAdd(c, high, Vector256.Load(x + at + 2 * k));
                d = AvxVnni.MultiplyWideningAndAdd(d, high, Vector256.Load(x + at + 3 * k));
            }
            (sums[0], sums[1], sums[2], sums[3]) = (Vector256.Sum(a), Vector256.Sum(b), Vector256.Sum(c), Vector256.Sum(d));
            for (; at < k; at++)
                for (var t = 0; t < 4; t++) sums[t] += (w[at] + 128) * x[t * k + at];
        }
    }
    //> public static float Quantize(ReadOnlySpan<float> token, Span<sbyte> codes) => throw new NotAttempted("06.2");
    //>
    //> public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<sbyte> weights, ReadOnlySpan<float> scales, Span<float> y) =>
    //>     throw new NotAttempted("06.2");
    // your turn: end
}
