using Headroom.Quantization;
using static Headroom.Tests.Quantization.Reference.Scalar;

namespace Headroom.Tests.Quantization.Reference;

/// <summary>Codes that stand for unevenly spaced points.</summary>
internal static class ScalarBooks
{
    private static readonly double[] s_magnitudes = [0, 0.5, 1, 1.5, 2, 3, 4, 6];

    public static byte[] Nf4(float[] block)
    {
        var scale = AbsMax(block);
        return [.. Single(scale), .. Nibbles([.. block.Select(x => Nf4Code(x, scale))])];
    }

    public static float[] FromNf4(byte[] packed) =>
        [.. Codes(packed.Skip(4)).Select(code => Nf4Table.Published[code] * BitConverter.ToSingle(packed))];

    public static byte[] Fp4(float[] block)
    {
        var scale = (float)(Half)(AbsMax(block) / 6);
        return [.. Half16(scale), .. Nibbles([.. block.Select(x => E2M1Code(x, scale))])];
    }

    public static float[] FromFp4(byte[] packed) =>
        [.. Codes(packed.Skip(2)).Select(code => E2M1Value(code) * (float)BitConverter.ToHalf(packed))];

    public static byte[] MxFp4(float[] block)
    {
        var most = AbsMax(block);
        var exponent = most == 0 ? -127 : Math.Max(-127, (int)Math.Floor(Math.Log2(most)) - 2);
        return [(byte)(exponent + 127), .. Nibbles([.. block.Select(x => E2M1Code(x, MathF.ScaleB(1, exponent)))])];
    }

    public static float[] FromMxFp4(byte[] packed) =>
        [.. Codes(packed.Skip(1)).Select(code => E2M1Value(code) * MathF.ScaleB(1, packed[0] - 127))];

    /// <summary>Of two equally near, the lower.</summary>
    public static int Nf4Code(float x, float scale)
    {
        double scaled = scale == 0 ? 0 : x / scale;
        return Enumerable.Range(0, 16).MinBy(code => Math.Abs(scaled - Nf4Table.Published[code]));
    }

    /// <summary>Of two equally near, the even one; no sign on a zero.</summary>
    public static int E2M1Code(float x, float scale)
    {
        double scaled = scale == 0 ? 0 : x / scale;
        var magnitude = Enumerable.Range(0, 8).OrderBy(code => Math.Abs(Math.Abs(scaled) - s_magnitudes[code])).ThenBy(code => code % 2)
            .First();
        return magnitude > 0 && scaled < 0 ? magnitude + 8 : magnitude;
    }

    public static float E2M1Value(int code) => (float)(code < 8 ? s_magnitudes[code] : -s_magnitudes[code - 8]);
}
