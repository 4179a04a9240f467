using Headroom.Grading;

namespace Graders;

/// <summary>
/// Every part by itself: both formats at their values, ties and ends; sums with numbers of the grader's own for chance, so that each
/// rounding is known; and the scaler one step at a time.
/// </summary>
public sealed partial class RoundedNumbersGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden => ["TorchSharp", "Headroom.Quantization"];

    private delegate float Rounding(float x);

    private delegate float Chance(float x, double u);

    protected override void Require()
    {
        Nearest(nameof(RoundedNumbers.NearestBf16), RoundedNumbers.NearestBf16, FloatFormat.Bf16, s_bf16);
        Nearest(nameof(RoundedNumbers.NearestE4M3), RoundedNumbers.NearestE4M3, FloatFormat.E4M3, s_e4m3);
        Stochastic(nameof(RoundedNumbers.StochasticBf16), RoundedNumbers.StochasticBf16, FloatFormat.Bf16);
        Stochastic(nameof(RoundedNumbers.StochasticE4M3), RoundedNumbers.StochasticE4M3, FloatFormat.E4M3);
        Sums();
        Unscaling();
        WhatItMeans();
    }

    private void Nearest(string part, Rounding round, FloatFormat format, (Func<double, double> Wrong, string Cause)[] mistakes)
    {
        Rounds("drawn numbers", part, round, format, Drawn(format), mistakes);
        Rounds("values, ties and beside them", part, round, format, [.. Codes(format).SelectMany(code => Around(format, code))], mistakes);
        Rounds("the far end", part, round, format, Far(format), mistakes);
        Rounds("0, the smallest numbers", part, round, format, Small(), mistakes);
        Rounds("NaN", part, round, format, s_nans, mistakes);
    }

    private void Rounds(
        string name, string part, Rounding round, FloatFormat format, float[] x, (Func<double, double> Wrong, string Cause)[] mistakes) =>
        Case($"{part}, {name}", () => Part(part, () =>
        {
            float[] got = Array.ConvertAll(x, value => round(value));
            var rounded = Elements("rounded", i => $"{part}({x[i]:R})", got, Each(x, format.Nearest), Tolerance.Exact);
            foreach (var (wrong, cause) in mistakes) rounded.Trap(() => Each(x, wrong), cause);
        }), Numbers.Count(x.Length, "float"));

    private void Stochastic(string part, Chance round, FloatFormat format)
    {
        ByChance("drawn numbers", part, round, format, [.. Drawn(format).Select(x => (x, Draw.Real(0, 1)))]);
        // Just below, at and just above the share of the way, and both ends of [0, 1).
        float[] x = [.. Codes(format).Select(code => Between(format, code)), .. Far(format), .. Drawn(format), .. FarBelow(format)];
        ByChance("chances beside the share", part, round, format,
            [.. x.Where(float.IsFinite).SelectMany(value => Beside(value, format.Share(value)))]);
        float[] held = [.. Codes(format).Where(code => code < format.Count - 1).Select(code => (float)format[code])];
        ByChance("values of the format", part, round, format,
            [.. held.SelectMany(value => new[] { (value, 0.0), (-value, Draw.Real(0, 1)), (value, Last) })]);
        ByChance("infinities and NaN", part, round, format,
            [.. s_nans.Append(float.PositiveInfinity).Append(float.NegativeInfinity).SelectMany(value =>
                new[] { (value, 0.0), (value, 0.5), (value, Last) })]);
    }

    private const double Last = 1 - 1.1102230246251565e-16; // the largest double below 1

    private static IEnumerable<(float, double)> Beside(float x, double share)
    {
        double[] chances = [0, Math.BitDecrement(share), share, Math.BitIncrement(share), share / 2, (1 + share) / 2, 1 - share, Last];
        foreach (var u in chances)
            if (u is >= 0 and < 1) yield return (x, u);
    }

    private void ByChance(string name, string part, Chance round, FloatFormat format, (float X, double U)[] of) =>
        Case($"{part}, {name}", () => Part(part, () =>
        {
            float[] got = Array.ConvertAll(of, each => round(each.X, each.U));
            var rounded = Elements("rounded", i => $"{part}({of[i].X:R}, {of[i].U:R})", got,
                Array.ConvertAll(of, each => format.Stochastic(each.X, each.U)), Tolerance.Exact);
            foreach (var (wrong, cause) in ChanceMistakes(format))
                rounded.Trap(() => Array.ConvertAll(of, each => wrong(each.X, each.U)), cause);
        }), Numbers.Count(of.Length, "float"));

    // Of both signs and all sizes that the format has, those that it rounds to 0 and those beyond its end included.
    private float[] Drawn(FloatFormat format)
    {
        var (least, most) = (format[1] / 8, Math.Min(3e38, format[format.Count - 1] * 1.2));
        return [.. Enumerable.Range(0, 400).Select(_ => (float)(Draw.Of(-1, 1) * Draw.Scale(Math.Max(least, 3e-45), most)))];
    }

    // Shares of 1 in 100 to 1 in 50,000 of the smallest value: there chance keeps what rounding loses.
    private float[] FarBelow(FloatFormat format) =>
        [.. Enumerable.Range(0, 40).Select(_ => (float)(Draw.Of(-1, 1) * format[1] * Draw.Scale(2e-5, 1e-2)))];

    // All codes of 8 bits. Of 16 bits each exponent's first and last, and some between.
    private List<int> Codes(FloatFormat format)
    {
        if (format.Count < 1000) return [.. Enumerable.Range(0, format.Count)];
        var codes = new List<int>();
        for (var from = 0; from + 128 < format.Count; from += 128) codes.AddRange([from, from + 1, from + Draw.Int(2, 125), from + 126,
            from + 127]);
        return codes;
    }

    // The value, half way to the next, and the floats beside both.
    private IEnumerable<float> Around(FloatFormat format, int code)
    {
        if (code + 1 >= format.Count) yield break;
        foreach (var at in (float[])[(float)format[code], (float)((format[code] + format[code + 1]) / 2)])
        {
            var sign = Draw.Of(-1, 1);
            yield return sign * at;
            yield return sign * MathF.BitIncrement(at);
            yield return sign * MathF.BitDecrement(at);
            yield return -sign * at;
        }
    }

    private float Between(FloatFormat format, int code) => code + 1 >= format.Count
        ? (float)format[code - 1]
        : Draw.Of(-1, 1) * (float)(format[code] + (format[code + 1] - format[code]) * Draw.Int(1, 1023) / 1024);

    private float[] Far(FloatFormat format)
    {
        var end = format[format.Count - 1];
        List<float> far = [float.MaxValue, float.PositiveInfinity];
        foreach (var times in (double[])[0.998, 0.9999, 1, 1.001, 1.03, 1.0357142857142858, 1.05, 1.0714285714285714, 1.08, 1.2, 2, 1e3,
            1e20])
            if (end * times <= float.MaxValue) far.Add((float)(end * times));
        return [.. far, .. far.Select(x => -x)];
    }

    private float[] Small() =>
        [0, -0f, float.Epsilon, -float.Epsilon, 1e-44f, -1e-41f,
            .. Enumerable.Range(0, 40).Select(_ => (float)(Draw.Of(-1, 1) * Draw.Scale(1e-44, 1e-36)))];

    private static readonly float[] s_nans =
        [.. ((uint[])[0x7FC00000, 0xFFC00000, 0x7F800001, 0xFF800001, 0x7F80FFFF, 0x7FFFFFFF,
            0xFFFFFFFF]).Select(BitConverter.UInt32BitsToSingle)];

    private static TTo[] Each<T, TTo>(T[] values, Func<double, TTo> of) where T : struct, IConvertible =>
        Array.ConvertAll(values, value => of(value.ToDouble(null)));
}
