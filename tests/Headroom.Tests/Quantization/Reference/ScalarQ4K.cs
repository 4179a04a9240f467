using static Headroom.Tests.Quantization.Reference.Scalar;

namespace Headroom.Tests.Quantization.Reference;

/// <summary>Q4_K with loops. Sums run in sixteen lanes folded in halves, as the vectors' do, so that every byte can be compared.</summary>
internal static class ScalarQ4K
{
    public static byte[] Quantize(float[] block)
    {
        var fits = block.Chunk(32).Select(Fit).ToArray();
        var (mostScale, mostMin) = (fits.Max(f => f.Scale), fits.Max(f => f.Min));
        var codes = fits.Select(f => (Scale: SixBit(f.Scale, mostScale), Min: SixBit(f.Min, mostMin))).ToArray();
        var scales = new byte[12];
        for (var j = 0; j < 4; j++)
        {
            scales[j] = (byte)(codes[j].Scale + 64 * (codes[j + 4].Scale / 16));
            scales[j + 4] = (byte)(codes[j].Min + 64 * (codes[j + 4].Min / 16));
            scales[j + 8] = (byte)(codes[j + 4].Scale % 16 + 16 * (codes[j + 4].Min % 16));
        }
        byte[] head = [.. Half16(mostScale / 63), .. Half16(mostMin / 63), .. scales];
        return [.. head,
            .. Enumerable.Range(0, 4)
            .SelectMany(pair => Nibbles([.. Enumerable.Range(64 * pair, 64).Select(i => Code(block[i], head, i / 32))]))];
    }

    public static float[] Dequantize(byte[] packed) =>
    [
        .. Enumerable.Range(0, 4).SelectMany(pair => Codes(packed.Skip(16 + 32 * pair).Take(32)).Select((code, i) =>
        {
            var (scale, min) = Line(packed, 2 * pair + i / 32);
            return code * scale - min;
        })),
    ];

    private static int Code(float x, byte[] head, int subBlock)
    {
        var (scale, min) = Line(head, subBlock);
        return scale == 0 ? 0 : Math.Clamp((int)MathF.Round((x + min) / scale), 0, 15);
    }

    private static (float Scale, float Min) Line(byte[] packed, int j)
    {
        var s = packed.AsSpan(4, 12);
        var (scale, min) = j < 4 ? (s[j] % 64, s[j + 4] % 64) : (s[j + 4] % 16 + 16 * (s[j - 4] / 64), s[j + 4] / 16 + 16 * (s[j] / 64));
        return ((float)BitConverter.ToHalf(packed) * scale, (float)BitConverter.ToHalf(packed, 2) * min);
    }

    private static int SixBit(float value, float most) => most > 0 ? Math.Clamp((int)MathF.Round(value * (63 / most)), 0, 63) : 0;

    private static (float Scale, float Min) Fit(float[] x)
    {
        var (min, max) = (Math.Min(0, x.Min()), x.Max());
        if (max - min < 1e-20f) return (0, -min);
        var typical = MathF.Sqrt(Sum(i => x[i] * x[i]) / 32);
        var w = x.Select(v => typical + Math.Abs(v)).ToArray();
        var best = ((max - min) / 15, min);
        var least = Error(Codes(15 / (max - min)), best);
        for (var i = 0; i < 21; i++)
        {
            var q = Codes((14 + 0.1f * i) / (max - min));
            var (sw, swx, swq, swqq, swqx) =
                (Sum(i => w[i]), Sum(i => w[i] * x[i]), Sum(i => w[i] * q[i]), Sum(i => w[i] * q[i] * q[i]), Sum(i => w[i] * q[i] * x[i]));
            var determinant = sw * swqq - swq * swq;
            if (!(determinant > 0)) continue;
            var minimum = (swqq * swx - swq * swqx) / determinant;
            var line = minimum > 0 ? (swqx / swqq, 0f) : ((sw * swqx - swq * swx) / determinant, minimum);
            if (line.Item1 < 0 || Error(q, line) >= least) continue;
            (best, least) = (line, Error(q, line));
        }
        return (best.Item1, -best.Item2);

        float[] Codes(float perStep) => [.. x.Select(v => Math.Clamp(MathF.Round((v - min) * perStep), 0, 15))];

        float Error(float[] q, (float Scale, float Min) line) => Sum(i =>
        {
            var e = line.Scale * q[i] + line.Min - x[i];
            return w[i] * (e * e);
        });
    }

    private static float Sum(Func<int, float> term)
    {
        var lanes = Enumerable.Range(0, 16).Select(i => term(i) + term(i + 16)).ToArray();
        for (var width = 8; width > 0; width /= 2)
            for (var i = 0; i < width; i++) lanes[i] += lanes[i + width];
        return lanes[0];
    }
}
