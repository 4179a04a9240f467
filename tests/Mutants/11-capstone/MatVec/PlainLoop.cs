// rejected: no vector type is used
public static class MatVec
{
    public static void Multiply(ReadOnlySpan<byte> weights, ReadOnlySpan<float> x, Span<float> y)
    {
        var blocks = x.Length / 256;
        for (var row = 0; row < y.Length; row++)
        {
            var sum = 0f;
            for (var block = 0; block < blocks; block++)
                sum += Block(weights.Slice((row * blocks + block) * 144, 144), x.Slice(256 * block, 256));
            y[row] = sum;
        }
    }

    private static float Block(ReadOnlySpan<byte> w, ReadOnlySpan<float> x)
    {
        var (d, dMin) = ((float)BitConverter.ToHalf(w), (float)BitConverter.ToHalf(w.Slice(2)));
        var s = w.Slice(4, 12);
        var sum = 0f;
        for (var part = 0; part < 8; part++)
        {
            var scale = part < 4 ? s[part] & 63 : s[part + 4] & 15 | s[part - 4] >> 6 << 4;
            var minimum = part < 4 ? s[part + 4] & 63 : s[part + 4] >> 4 | s[part] >> 6 << 4;
            var (dot, xs) = (0f, 0f);
            for (var j = 0; j < 32; j++)
            {
                var both = w[16 + part / 2 * 32 + j];
                var code = part % 2 == 0 ? both & 15 : both >> 4;
                dot += code * x[32 * part + j];
                xs += x[32 * part + j];
            }
            sum += d * scale * dot - dMin * minimum * xs;
        }
        return sum;
    }
}
