using Headroom.Grading;
using Headroom.Quantization;

namespace Graders;

/// <summary>
/// Codes against a table of every number of a format, for the two that are used and for drawn ones; scales, products and the order of
/// calls on inputs of the grader's own. What training comes to is not asked.
/// </summary>
public sealed partial class EightBitTrainingGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden =>
    [
        "Headroom.Quantization.FloatGrid.Nearest", "Headroom.Quantization.FloatGrid.Stochastic", "Headroom.Quantization.E4M3",
        "Headroom.Quantization.NvFp4",
    ];

    protected override void Require()
    {
        var (e4m3, e5m2) = (new SmallFloats(FloatGrid.E4M3), new SmallFloats(FloatGrid.E5M2));
        SmallFloats[] formats = [e4m3, e5m2, SmallFloats.Drawn(Draw), SmallFloats.Drawn(Draw)];
        foreach (var format in formats) Codes(format);
        foreach (var format in formats) Values(format);
        foreach (var format in formats) Stochastic(format);
        Scales(formats);
        Blocks(formats);
        Products(e4m3, e5m2, formats[2]);
        Steps();
        Kinds();
        WhatItMeans();
    }

    private void Codes(SmallFloats format) => Case($"codes, {format.Format.Name}", () => Part(nameof(EightBitTraining.Encode), () =>
    {
        float[] sizes =
        [
            .. format.Values.Select(value => (float)value),
            .. format.Values.Zip(format.Values.Skip(1)).SelectMany(pair => AroundTie(pair.First, pair.Second)),
            .. ((float[])[1.01f, 1.0625f, 1.5f, 2, 1000]).Select(times => times * format.Format.Largest),
            3e38f, float.PositiveInfinity, 1e-30f, 1e-45f,
        ];
        float[] x =
        [
            .. sizes, .. sizes.Select(size => -size), .. Draw.Normal(300, (float)Draw.Scale(format.Format.Smallest, format.Format.Largest)),
        ];
        Draw.Shuffle(x);
        float[] got = [.. x.Select(value => (float)EightBitTraining.Encode(value, format.Format))];
        Elements("code", i => $"code of {Numbers.Format(x[i])}", got, [.. x.Select(value => (double)format.Code(value))], Tolerance.Exact)
            .Trap(() => Each(x, value => Signed(value, format.Below(Math.Min(Math.Abs(value), format.Format.Largest)))),
                "cut off, not rounded: the nearest code is asked")
            .Trap(() => Each(x, value => TieTo(format, value, up: true)), "a tie goes to the larger code: the even one is asked")
            .Trap(() => Each(x, value => TieTo(format, value, up: false)), "a tie goes to the smaller code: the even one is asked")
            .Trap(() => Each(x, value => Small(format, value) ? Signed(value, 0) : format.Code(value)),
                "what lies below the least exponent becomes 0: below it there are steps too, down to the smallest number")
            .Trap(() => Each(x, value => format.Code(value) & 0x7F), "the sign is lost: bit 7")
            .Trap(() => Each(x, value => value == 0 ? 0 : format.Code(value)), "-0 is 0x80: its sign is kept")
            .Trap(() => [.. x.Select((value, i) => Math.Abs(value) > format.Format.Largest ? got[i] : (double)format.Code(value))],
                "beyond the largest number: the code of the largest is asked, for infinity too");
    }));

    private void Values(SmallFloats format) => Case($"values, {format.Format.Name}", () => Part(nameof(EightBitTraining.Decode), () =>
    {
        byte[] codes = [.. Enumerable.Range(0, format.Values.Count).SelectMany(code => new[] { (byte)code, (byte)(code | 0x80) })];
        Draw.Shuffle(codes);
        float[] got = [.. codes.Select(code => EightBitTraining.Decode(code, format.Format))];
        var one = 1 << format.Format.FractionBits;
        Elements("value", i => $"value of code 0x{codes[i]:X2}", got, [.. codes.Select(format.Value)], Tolerance.Exact)
            .Trap(() => [.. codes.Select(code => Math.Abs(format.Value(code)))], "the sign is left out: bit 7")
            .Trap(() => [.. codes.Select(code => (code & 0x7F) < one ? 0 : format.Value(code))],
                "a field of 0 is not 0: it means 2^e times fraction / 2^m")
            .Trap(() => [.. codes.Select(code => (code & 0x7F) < one
                    ? Math.CopySign(Math.Pow(2, format.Format.LeastExponent - 1) * (1 + (code & 0x7F) / (double)one), format.Value(code))
                    : format.Value(code))],
                "a field of 0 has no hidden 1: it means 2^e times fraction / 2^m");
        That(!codes.Contains((byte)0x80) || float.IsNegative(got[Array.IndexOf(codes, (byte)0x80)]), "code 0x80 is -0", "code 0x80 is -0");
    }));

    private void Stochastic(SmallFloats format) => Case($"stochastic rounding, {format.Format.Name}", () =>
        Part(nameof(EightBitTraining.Stochastic), () =>
        {
            var (x, u, right) = (new List<float>(), new List<float>(), new List<double>());
            foreach (var code in Enumerable.Range(0, format.Values.Count))
            {
                var low = format.Values[code];
                var high = code + 1 < format.Values.Count ? format.Values[code + 1] : low;
                foreach (var share in (double[])[0, 0.25, 0.5, 0.75, Draw.Int(1, 63) / 64.0])
                    foreach (var drawn in (double[])[0, share - 1.0 / 128, share, share + 1.0 / 128, 1 - Math.Pow(2, -24)])
                    {
                        if (drawn is < 0 or >= 1) continue;
                        var sign = Draw.Of(-1, 1);
                        x.Add((float)(sign * (low + share * (high - low))));
                        u.Add((float)drawn);
                        right.Add(sign * (high > low && drawn < share ? high : low));
                    }
            }
            foreach (var beyond in (float[])[1.2f, 64, float.PositiveInfinity])
                foreach (var sign in (int[])[-1, 1])
                {
                    x.Add(sign * beyond * format.Format.Largest);
                    u.Add((float)Draw.Real(0, 1));
                    right.Add(sign * format.Format.Largest);
                }
            float[] got = [.. x.Zip(u, (value, drawn) => EightBitTraining.Stochastic(value, drawn, format.Format))];
            Elements("rounded", i => $"{Numbers.Format(x[i])} with u {Numbers.Format(u[i])}", got, [.. right], Tolerance.Exact)
                .Trap(() => [.. x.Select(value => format.Rounded(value))], "to the nearest, whatever u is")
                .Trap(() => [.. x.Select((value, i) => Neighbour(format, value, 1 - u[i] <= Share(format, value)))],
                    "where u is above 1 - share: the neighbour farther from 0 comes where u is below the share")
                .Trap(() => [.. x.Select((value, i) => Neighbour(format, value, u[i] <= Share(format, value)))],
                    "u equal to the share: below it is asked, so that a number of the format never moves")
                .Trap(() => [.. x.Select((value, i) => Neighbour(format, value, u[i] < 0.5 && Share(format, value) > 0))],
                    "both neighbours with one half: the share of the way decides")
                .Trap(() => [.. x.Select((value, i) => Neighbour(format, value, u[i] < (value < 0 && Share(format, value) > 0
                        ? 1 - Share(format, value) : Share(format, value))))],
                    "for numbers below 0 the share is taken from the wrong end: it is that of the way from 0");
        }));

    private void Kinds() => Case("formats of tensors", () => Part(nameof(EightBitTraining.FormatOf), () =>
    {
        foreach (var kind in Enum.GetValues<TensorKind>())
        {
            var right = kind switch
            {
                TensorKind.WeightOperand or TensorKind.ActivationOperand => FloatGrid.E4M3,
                TensorKind.GradientOperand => FloatGrid.E5M2,
                _ => null,
            };
            var got = EightBitTraining.FormatOf(kind);
            That(ReferenceEquals(got, right), $"the format of {kind}", got is null
                ? $"{kind} enters a product in 8 bits: {right}" : right is null
                ? $"{kind} in {got}: it is no operand of a product, and stays in 16 or 32 bits" : $"{kind} in {got}: {right} is asked");
        }
    }));

    private static float[] AroundTie(double low, double high)
    {
        var middle = (float)((low + high) / 2);
        return [middle, MathF.BitDecrement(middle), MathF.BitIncrement(middle)];
    }

    private static double[] Each(float[] x, Func<float, int> code) => [.. x.Select(value => (double)code(value))];

    private static int Signed(float value, int code) => float.IsNegative(value) ? code | 0x80 : code;

    private static bool Small(SmallFloats format, float value) => Math.Abs(value) < Math.Pow(2, format.Format.LeastExponent);

    private static int TieTo(SmallFloats format, float value, bool up)
    {
        if (format.FromTie(value) != 0) return format.Code(value);
        return Signed(value, format.Below(Math.Abs(value)) + (up ? 1 : 0));
    }

    private static double Share(SmallFloats format, float value)
    {
        var size = Math.Abs((double)value);
        if (size >= format.Format.Largest) return 0;
        var low = format.Below(size);
        return (size - format.Values[low]) / (format.Values[low + 1] - format.Values[low]);
    }

    private static double Neighbour(SmallFloats format, float value, bool farther)
    {
        var low = format.Below(Math.Min(Math.Abs(value), format.Format.Largest));
        var last = format.Values.Count - 1;
        var beyond = 2 * format.Values[last] - format.Values[last - 1]; // what comes where nobody stops at the largest
        return Math.CopySign(!farther ? format.Values[low] : low < last ? format.Values[low + 1] : beyond, value);
    }
}
