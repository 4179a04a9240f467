using System.Numerics.Tensors;

namespace Headroom.Quantization.Gguf;

/// <summary>
/// Q4_K's twelve bytes for eight scales and eight minima of 6 bits. Bytes 0 to 3 hold scales 0 to 3, bytes 4 to 7 minima 0 to 3, each in
/// the low six bits.
/// Of scale j + 4 the low four bits are the low half of byte j + 8 and the high two are the top of byte j; of minimum j + 4, the high half
/// of byte j + 8
/// and the top of byte j + 4.
/// </summary>
internal static class SixBits
{
    public const int Most = 63;

    public static float Largest(ReadOnlySpan<float> values) => TensorPrimitives.Max(values);

    /// <summary>Eight of each, as shares of their largest.</summary>
    public static void Pack(ReadOnlySpan<float> scales, ReadOnlySpan<float> minima, Span<byte> packed)
    {
        packed.Clear();
        var (perScale, perMinimum) = (Steps(scales), Steps(minima));
        for (var j = 0; j < 8; j++) Write(packed, j, Nearest(scales[j] * perScale), Nearest(minima[j] * perMinimum));
    }

    public static (int Scale, int Minimum) Read(ReadOnlySpan<byte> packed, int j) => j < 4
        ? (packed[j] & 63, packed[j + 4] & 63)
        : (packed[j + 4] & 15 | packed[j - 4] >> 6 << 4, packed[j + 4] >> 4 | packed[j] >> 6 << 4);

    public static void Write(Span<byte> packed, int j, int scale, int minimum)
    {
        if (j < 4)
        {
            packed[j] |= (byte)scale;
            packed[j + 4] |= (byte)minimum;
        }
        else
        {
            packed[j - 4] |= (byte)(scale >> 4 << 6);
            packed[j] |= (byte)(minimum >> 4 << 6);
            packed[j + 4] = (byte)(scale & 15 | (minimum & 15) << 4);
        }
    }

    private static float Steps(ReadOnlySpan<float> values) => Largest(values) is > 0 and var largest ? Most / largest : 0;

    private static int Nearest(float steps) => Math.Clamp((int)MathF.Round(steps), 0, Most);
}
