// rejected: below the mark: speed over float32
public static class Int4Gemv
{
    public static void Multiply(
        ReadOnlySpan<byte> codes, ReadOnlySpan<float> scales, ReadOnlySpan<sbyte> x, ReadOnlySpan<float> xScales, Span<float> y)
    {
        var weights = new float[32];
        for (var row = 0; row < y.Length; row++)
        {
            var sum = 0f;
            for (var block = 0; block < xScales.Length; block++)
            {
                var at = row * xScales.Length + block;
                var dot = 0f;
                for (var j = 0; j < 16; j++)
                {
                    weights[j] = (codes[16 * at + j] & 15) - 8;
                    weights[j + 16] = (codes[16 * at + j] >> 4) - 8;
                }
                for (var j = 0; j < 32; j++) dot += weights[j] * x[32 * block + j];
                sum += dot * (scales[at] * xScales[block]);
            }
            y[row] = sum;
        }
    }
}
