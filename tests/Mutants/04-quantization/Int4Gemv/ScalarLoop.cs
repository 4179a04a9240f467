// rejected: no vector type is used
public static class Int4Gemv
{
    public static void Multiply(
        ReadOnlySpan<byte> codes, ReadOnlySpan<float> scales, ReadOnlySpan<sbyte> x, ReadOnlySpan<float> xScales, Span<float> y)
    {
        for (var row = 0; row < y.Length; row++)
        {
            var sum = 0f;
            for (var block = 0; block < xScales.Length; block++)
            {
                var at = row * xScales.Length + block;
                var dot = 0;
                for (var j = 0; j < 16; j++)
                {
                    int low = codes[16 * at + j] & 15, high = codes[16 * at + j] >> 4;
                    dot += (low - 8) * x[32 * block + j] + (high - 8) * x[32 * block + 16 + j];
                }
                sum += dot * (scales[at] * xScales[block]);
            }
            y[row] = sum;
        }
    }
}
