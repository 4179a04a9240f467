// 04.2 Int4 in blocks. Objective: store weights in 4 bits, two codes to a byte, with a scale for each block.
// `block` neighbouring weights share a scale. The last block may be shorter, and a block may end in the middle of a byte.
//   Bytes, Blocks   bytes of codes, and scales, that `count` weights take; count and block are at most 1e9
//   BitsPerWeight   both together, a scale being a float; count is above 0
//   Quantize        scales[b]: the x of largest magnitude in block b, with its sign, over -8. So that x gets code -8: there are 8 codes
//                   below 0 and 7 above. Where x and -x are the largest, either. Each x gets the nearest code from -8 to 7. A block of
//                   zeros comes back as zeros.
//                   packed: code + 8, from 0 to 15. Weight 2 i has the low half of byte i, weight 2 i + 1 the high half; a spare half is 0.
//                   Both outputs hold old data when they arrive. NaN and infinity throw an ArgumentException that names the index.
//   Dequantize      y[i], code times scale
// Out of scope: speed (04.9), and a zero point for each block. About 28 lines.
public static class Int4Blocks
{
    // your turn: begin
    public static int Bytes(int count) => (count + 1) / 2;

    public static int Blocks(int count, int block) => (count + block - 1) / block;

    // 5 bits in blocks of 32, 4.5 in blocks of 64.
    public static double BitsPerWeight(int count, int block) => (8.0 * Bytes(count) + 32.0 * Blocks(count, block)) / count;

    public static void Quantize(ReadOnlySpan<float> x, int block, Span<byte> packed, Span<float> scales)
    {
        packed.Clear();
        for (var i = 0; i < x.Length; i++)
        {
            if (i % block == 0) scales[i / block] = Largest(x, i, Math.Min(i + block, x.Length)) / -8;
            var scale = scales[i / block];
            var code = scale == 0 ? 0 : (int)Math.Clamp(MathF.Round(x[i] / scale), -8, 7);
            packed[i / 2] |= (byte)(code + 8 << 4 * (i % 2));
        }
    }

    public static void Dequantize(ReadOnlySpan<byte> packed, ReadOnlySpan<float> scales, int block, Span<float> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            var code = (packed[i / 2] >> 4 * (i % 2) & 15) - 8;
            y[i] = code * scales[i / block];
        }
    }

    // With its sign.
    private static float Largest(ReadOnlySpan<float> x, int from, int to)
    {
        var largest = 0f;
        for (var i = from; i < to; i++)
        {
            if (!float.IsFinite(x[i])) throw new ArgumentException($"x[{i}] is {x[i]}: only finite numbers have a code", nameof(x));
            if (Math.Abs(x[i]) > Math.Abs(largest)) largest = x[i];
        }
        return largest;
    }
    //> public static int Bytes(int count) => throw new NotAttempted("04.2");
    //>
    //> public static int Blocks(int count, int block) => throw new NotAttempted("04.2");
    //>
    //> public static double BitsPerWeight(int count, int block) => throw new NotAttempted("04.2");
    //>
    //> public static void Quantize(ReadOnlySpan<float> x, int block, Span<byte> packed, Span<float> scales) =>
    //>     throw new NotAttempted("04.2");
    //>
    //> public static void Dequantize(ReadOnlySpan<byte> packed, ReadOnlySpan<float> scales, int block, Span<float> y) =>
    //>     throw new NotAttempted("04.2");
    // your turn: end
}
