// rejected: 8 is no code
public static class Int4Blocks
{
    // your turn: begin
    public static int Bytes(int count) => (count + 1) / 2;

    public static int Blocks(int count, int block) => (count + block - 1) / block;

    public static double BitsPerWeight(int count, int block) => (8.0 * Bytes(count) + 32.0 * Blocks(count, block)) / count;

    public static void Quantize(ReadOnlySpan<float> x, int block, Span<byte> packed, Span<float> scales)
    {
        packed.Clear();
        for (var i = 0; i < x.Length; i++)
        {
            if (i % block == 0) scales[i / block] = Largest(x, i, Math.Min(i + block, x.Length)) / -8;
            var scale = scales[i / block];
            var code = scale == 0 ? 0 : (int)MathF.Round(x[i] / scale);
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
    // your turn: end
}
