using Headroom.Grading;

namespace Graders;

/// <summary>Scales of every size and spread, quotients near a tie, every length up to 40, groups of one value, and a second call.</summary>
public sealed partial class DoubleQuantizationGrader
{
    private void Sizes()
    {
        foreach (var unit in (double[])[1e-34, 1e-12, 1e12, 1e30])
        {
            Codes($"scales about {Numbers.Short(unit)}", Scales(Draw.Int(40, 60), 16, unit), 16);
            Values($"scales about {Numbers.Short(unit)}", Draw.Int(40, 60), 16, unit);
        }
        // No deviation passes 2.7e-37, and 127 over it is infinite; seconds from 3e-40 on have 17 bits.
        Codes("scales about 3e-37", Scales(Draw.Int(40, 60), 16, 3e-37), 16);
        Values("mean near 0", Draw.Int(40, 60), 16, 1, -0.1, 0.1);
        Values("mean below 0", Draw.Int(40, 60), 16, 1, -3, -2);
        // Down to a few units in the last place of a float: the scales of one matrix may lie that close.
        foreach (var spread in (double[])[1e-3, 1e-5])
            Codes($"scales that differ by {spread:0.##########}", Scales(Draw.Int(40, 60), 16, spread: spread), 16);
        // 2 +- 1.27: steps of 0.01, codes from -127 to 127.
        double[] quotients = [127, .. NearTies(-127, 127)];
        Codes("near ties", (Each(quotients, q => (float)(2 + 0.01 * q)), 2), quotients.Length);
        Codes("near ties, the farthest below", (Each(quotients, q => (float)(2 - 0.01 * q)), 2), quotients.Length);
    }

    // In a running sum of floats what is small beside it is lost, and what passes 3.4e38 is infinite.
    private void FarSums()
    {
        Mean("5,000 small scales behind a large one", [(float)Draw.Real(1, 2), .. Between(5000, 1e-8, 3e-8)]);
        Mean("scales about 1e38", [.. Between(30, 5e37, 3e38)]);
    }

    private IEnumerable<float> Between(int count, double low, double high) =>
        Enumerable.Range(0, count).Select(_ => (float)Draw.Real(low, high));

    // In float64 and rounded once; in parts or with a correction a few roundings more.
    private void Mean(string name, float[] scales) => Case($"mean of {name}", () =>
        Number("mean", DoubleQuantization.Mean(Input("scales", scales)), scales.Average(s => (double)s))
            .Within(Tolerance.Relative(32 * Tolerance.Float32Roundoff))
            .Trap(scales.Aggregate(0f, (sum, scale) => sum + scale) / scales.Length,
                "added in floats: what is small beside the sum is lost, and a sum above 3.4e38 is infinite"), "float32");

    private void Lengths()
    {
        Case("codes of 0 to 40 scales in groups of 7", LengthsOfCodes, "float32");
        Case("0 to 40 scales back, in groups of 7", LengthsOfValues, "float32");
    }

    private void LengthsOfCodes()
    {
        (float[] Scales, float Mean)[] of = [.. Enumerable.Range(0, 41).Select(count => Scales(count, 7))];
        var all = Array.ConvertAll(of, one => Quantized(one.Scales, one.Mean, 7));
        var right = Array.ConvertAll(of, one => Reference(one.Scales, one.Mean, 7));
        var (seconds, ofGroup) = Joined("seconds", "group", Array.ConvertAll(all, one => one.Seconds));
        double[] steps =
            [.. of.SelectMany(one => one.Scales.Chunk(7).Select(group => group.Max(s => Math.Abs(s - (double)one.Mean)) / 127))];
        Elements("seconds", ofGroup, seconds, steps, Tolerance.Relative(6 * Tolerance.Float32Roundoff));
        var (codes, named) = Joined("code", "scale", Array.ConvertAll(all, one => one.Codes));
        var expected = Elements("code", named, codes, [.. right.SelectMany(one => one.Codes)], HalfStep);
        foreach (var width in (int[])[4, 8, 16, 32])
            expected.Trap(
                () => [.. right.SelectMany(one => one.Codes.Select((e, i) => i < one.Codes.Length / width * width ? e : UncodedYet))],
                $"the last scales, fewer than {width}, are left out", HalfStep);
    }

    private void LengthsOfValues()
    {
        var (got, expected) = (new List<float[]>(), new List<double[]>());
        for (var count = 0; count <= 40; count++)
        {
            sbyte[] codes = [.. Enumerable.Range(0, count).Select(_ => (sbyte)Draw.Int(-127, 127))];
            float[] seconds = [.. Enumerable.Range(0, Groups(count, 7)).Select(_ => (float)Draw.Scale(1e-4, 1e-2))];
            got.Add(Back(codes, seconds, 3, 7));
            expected.Add([.. codes.Select((code, i) => 3 + code * (double)seconds[i / 7])]);
        }
        var (scales, named) = Joined("scale", "scale", [.. got]);
        Elements("scale", named, scales, [.. expected.SelectMany(part => part)], Tolerance.Rounding(3, Tolerance.Float32Roundoff, 4.27));
    }

    private void Same() => Case("all scales of a group are the mean", () =>
    {
        var mean = (float)Draw.Real(1, 2);
        float[] scales = [.. Enumerable.Repeat(mean, 8), .. Enumerable.Range(0, 8).Select(_ => (float)Draw.Real(0.5, 2.5)),
            .. Enumerable.Repeat(mean, 3)];
        var (codes, seconds) = Quantized(Input("scales", scales), mean, 8);
        foreach (var i in (int[])[0, 7, 16, 18])
            Number($"code[{i}]", codes[i], 0).Within(Tolerance.Exact).Trap(codes[i], "the code is not 0 where the scale is the mean");
        That(seconds.All(float.IsFinite), "the second scales are finite",
            "a second scale that is no finite number: where nothing differs from the mean it is 0, and nothing may be divided by it");
        That(codes.Skip(8).Take(8).Any(code => Math.Abs(code) == 127), "the group between them is coded",
            "the group beside it lost its codes");
        var back = Back([.. codes.Select(code => (sbyte)code)], seconds, mean, 8);
        Elements("scale", back.AsSpan(..8), Each(scales[..8], s => (double)s), Tolerance.Exact);
    }, "float32");

    // The same array, other values behind the first group.
    private void Again() => Case("a second call, other scales behind the same first ones", () =>
    {
        var (scales, mean) = Scales(64, 16);
        var before = Quantized(scales, mean, 16);
        var average = DoubleQuantization.Mean(scales);
        Scales(48, 16).Scales.CopyTo(scales, 16);
        Number("mean", DoubleQuantization.Mean(scales), scales.Average(s => (double)s))
            .Within(Tolerance.Relative((scales.Length + 2) * Tolerance.Float32Roundoff)).Trap(average, Earlier);
        Elements("code", Quantized(scales, mean, 16).Codes, Reference(scales, mean, 16).Codes, HalfStep)
            .Trap(() => Each(before.Codes, code => (double)code), Earlier);
        sbyte[] codes = [.. before.Codes.Select(code => (sbyte)code)];
        var back = Back(codes, before.Seconds, mean, 16);
        for (var i = 16; i < codes.Length; i++) codes[i] = (sbyte)-codes[i];
        Elements("scale", Back(codes, before.Seconds, mean, 16), [.. codes.Select((c, i) => mean + c * (double)before.Seconds[i / 16])],
            Tolerance.Rounding(3, Tolerance.Float32Roundoff, 2.5)).Trap(() => Each(back, value => (double)value), Earlier);
    }, "float32");

    private static float[] Back(sbyte[] codes, float[] seconds, float mean, int group)
    {
        var scales = Poisoned(codes.Length);
        DoubleQuantization.Dequantize(codes, seconds, mean, group, scales);
        return scales;
    }
}
