using static Headroom.Tests.Quantization.Reference.Scalar;

namespace Headroom.Tests.Quantization.Reference;

/// <summary>Evenly spaced codes.</summary>
internal static class ScalarIntegers
{
    public static byte[] Int8(float[] block)
    {
        var scale = AbsMax(block) / 127;
        return [.. Single(scale), .. block.Select(x => (byte)(sbyte)Code(x, scale, 0, -127, 127))];
    }

    public static float[] FromInt8(byte[] packed) => [.. packed.Skip(4).Select(code => (sbyte)code * BitConverter.ToSingle(packed))];

    public static byte[] Int8ZeroPoint(float[] block)
    {
        var (min, max) = (Math.Min(0, block.Min()), Math.Max(0, block.Max()));
        var scale = (max - min) / 255;
        var zero = Zero(min, scale, 255);
        return [.. Single(scale), (byte)zero, .. block.Select(x => (byte)Code(x, scale, zero, 0, 255))];
    }

    public static float[] FromInt8ZeroPoint(byte[] packed) =>
        [.. packed.Skip(5).Select(code => (code - packed[4]) * BitConverter.ToSingle(packed))];

    public static byte[] Int4(float[] block)
    {
        var scale = (float)(Half)(AbsMax(block) / 7);
        return [.. Half16(scale), .. Nibbles([.. block.Select(x => Code(x, scale, 8, 1, 15))])];
    }

    public static float[] FromInt4(byte[] packed) =>
        [.. Codes(packed.Skip(2)).Select(code => (code - 8) * (float)BitConverter.ToHalf(packed))];

    public static byte[] Int4ZeroPoint(float[] block)
    {
        var (min, max) = (Math.Min(0, block.Min()), Math.Max(0, block.Max()));
        var scale = (float)(Half)((max - min) / 15);
        var zero = Zero(min, scale, 15);
        return [.. Half16(scale), (byte)zero, .. Nibbles([.. block.Select(x => Code(x, scale, zero, 0, 15))])];
    }

    public static float[] FromInt4ZeroPoint(byte[] packed) =>
        [.. Codes(packed.Skip(3)).Select(code => (code - packed[2]) * (float)BitConverter.ToHalf(packed))];

    private static int Zero(float min, float scale, int steps) => scale == 0 ? 0 : Math.Clamp((int)MathF.Round(-min / scale), 0, steps);

    private static int Code(float x, float scale, int zero, int low, int high) =>
        scale == 0 ? zero : Math.Clamp((int)MathF.Round(x / scale) + zero, low, high);
}
