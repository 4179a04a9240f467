using static Headroom.Tests.Quantization.Reference.Scalar;

namespace Headroom.Tests.Quantization.Reference;

/// <summary>The two simple formats of GGUF.</summary>
internal static class ScalarGguf
{
    public static byte[] Q4_0(float[] block)
    {
        var most = block.First(x => Math.Abs(x) == AbsMax(block));
        var d = most / -8;
        var reciprocal = float.IsFinite(1 / d) ? 1 / d : 0;
        return [.. Half16(d), .. Nibbles([.. block.Select(x => Math.Min(15, (int)(x * reciprocal + 8.5f)))])];
    }

    public static float[] FromQ4_0(byte[] packed) =>
        [.. Codes(packed.Skip(2)).Select(code => (code - 8) * (float)BitConverter.ToHalf(packed))];

    public static byte[] Q8_0(float[] block)
    {
        var d = AbsMax(block) / 127;
        var reciprocal = float.IsFinite(1 / d) ? 1 / d : 0;
        return [.. Half16(d), .. block.Select(x => (byte)(sbyte)MathF.Round(x * reciprocal, MidpointRounding.AwayFromZero))];
    }

    public static float[] FromQ8_0(byte[] packed) => [.. packed.Skip(2).Select(code => (sbyte)code * (float)BitConverter.ToHalf(packed))];
}
