using Headroom.Grading;

namespace Graders;

public sealed partial class DoubleQuantizationGrader
{
    // Each group around a centre of its own, to one side of the mean or the other, so that a neighbour's second scale shows.
    private (float[] Scales, float Mean) Scales(int count, int group)
    {
        var scales = new float[count];
        for (var from = 0; from < count; from += group)
        {
            var (centre, spread) = (1 + (from / group % 2 == 0 ? -1 : 1) * Draw.Real(0.1, 0.5), Draw.Real(0.05, 0.4));
            foreach (ref var scale in scales.AsSpan(from, Math.Min(group, count - from)))
                scale = (float)(centre + spread * Draw.Real(-1, 1));
        }
        return (scales, (float)Draw.Real(0.97, 1.03));
    }

    private static (float[] Codes, float[] Seconds) Quantized(float[] scales, float mean, int group)
    {
        var (codes, seconds) = (new sbyte[scales.Length], Poisoned(Groups(scales.Length, group)));
        Array.Fill(codes, (sbyte)85); // a code that a scale left out would keep
        DoubleQuantization.Quantize(scales, mean, group, codes, seconds);
        return ([.. codes.Select(code => (float)code)], seconds);
    }

    private static (double[] Codes, double[] Seconds) Reference(float[] scales, float mean, int group)
    {
        var seconds = Grouped(scales, group, members => members.Max(s => Math.Abs(s - (double)mean)) / 127);
        return ([.. scales.Select((s, i) => (s - (double)mean) / seconds[i / group])], seconds);
    }

    private static double[] Grouped(float[] scales, int group, Func<float[], double> of) => [.. scales.Chunk(group).Select(of)];

    private static double[] Each<T>(T[] values, Func<T, double> of) => [.. values.Select(of)];

    private static int Groups(int count, int group) => (count + group - 1) / group;

    private static string Shape(int count, int group) => $"{Numbers.Count(count, "scale")} in groups of {group}";

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
    }, "float32");

    // 2,047 blocks of 64 normal weights: their absmax lies near 2.5 standard deviations, and the last group is short.
    private void RealBlocks() => Case("scales of normal weights, there and back", () =>
    {
        var scales = Draw.Normal(2047 * 64, 0.02f).Chunk(64).Select(block => block.Max(Math.Abs)).ToArray();
        var mean = DoubleQuantization.Mean(scales);
        var (codes, seconds) = (new sbyte[scales.Length], Poisoned(Groups(scales.Length, 256)));
        DoubleQuantization.Quantize(Input("scales", scales), mean, 256, codes, seconds);
        var back = Poisoned(scales.Length);
        DoubleQuantization.Dequantize(codes, seconds, mean, 256, back);
        // Half a step of the widest group: the mean cuts the range in two, and each half has 127 steps.
        var average = scales.Average(s => (double)s);
        var step = scales.Max(s => Math.Abs(s - average)) / 127;
        Elements("scale", back, Each(scales, s => (double)s), Tolerance.Absolute(step * (0.5 + 1e-3)));

        var worst = scales.Zip(back, (s, b) => Math.Abs(b / s - 1)).Max();
        Meaning($"{DoubleQuantization.Overhead(64, 256):0.000} bits per weight in place "
            + $"of {DoubleQuantization.Overhead(64):0.000}: {DoubleQuantization.SavedGB(65e9, 64, 256):0.00} GB less for 65e9 "
            + "parameters, 4.127 bits each in all.");
        Meaning($"The scales come back to within {worst:0.0 %}. The weights' own codes err by 9.2 % (04.3), {0.092 / worst:0} times as "
            + "much.");
    }, "float32");
}
