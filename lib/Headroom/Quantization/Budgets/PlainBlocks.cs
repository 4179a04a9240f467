namespace Headroom.Quantization.Budgets;

/// <summary>
/// Blocks of 32 weights of a row with one 16-bit scale, the largest magnitude over the largest code, and codes of 2 to 8 bits: at 4 bits 18
/// bytes a block. It looks at no activation. The last block of a row may be shorter; codes fill whole bytes.
/// </summary>
public static class PlainBlocks
{
    public const int Size = 32;

    /// <summary>Bytes of a matrix at so many bits a code.</summary>
    public static int Bytes(int rows, int columns, int bits)
    {
        var bytes = 0;
        for (var at = 0; at < columns; at += Size) bytes += 2 + (Math.Min(Size, columns - at) * bits + 7) / 8;
        return rows * bytes;
    }

    /// <summary>The weights as they come back, [rows, columns].</summary>
    public static float[] Restored(ReadOnlySpan<float> weights, int rows, int columns, int bits)
    {
        var (restored, largest) = (new float[weights.Length], (1 << (bits - 1)) - 1);
        for (var row = 0; row < rows; row++)
            for (var at = 0; at < columns; at += Size)
            {
                var (from, length) = (row * columns + at, Math.Min(Size, columns - at));
                var most = 0f;
                foreach (var weight in weights.Slice(from, length)) most = Math.Max(most, Math.Abs(weight));
                var scale = (float)(Half)(most / largest);
                for (var i = from; i < from + length; i++)
                    restored[i] = scale == 0 ? 0 : scale * Math.Clamp(MathF.Round(weights[i] / scale), -largest - 1, largest);
            }
        return restored;
    }
}
