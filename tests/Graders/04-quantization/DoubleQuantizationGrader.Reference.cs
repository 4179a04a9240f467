using Headroom.Grading;

namespace Graders;

public sealed partial class DoubleQuantizationGrader
{
    // Each group around a centre of its own, to one side of the mean or the other, so that a neighbour's second scale shows.
    private (float[] Scales, float Mean) Scales(int count, int group, double unit = 1, double spread = 1)
    {
        var scales = new float[count];
        for (var from = 0; from < count; from += group)
        {
            var (away, width) = ((from / group % 2 == 0 ? -1 : 1) * Draw.Real(0.1, 0.5), Draw.Real(0.05, 0.4));
            foreach (ref var scale in scales.AsSpan(from, Math.Min(group, count - from)))
                scale = (float)(unit * (1 + spread * (away + width * Draw.Real(-1, 1))));
        }
        return (scales, (float)(unit * (1 + spread * Draw.Real(-0.03, 0.03))));
    }

    private const sbyte UncodedYet = 85; // a code that a scale left out would keep

    private static (float[] Codes, float[] Seconds) Quantized(float[] scales, float mean, int group)
    {
        var (codes, seconds) = (new sbyte[scales.Length], Poisoned(Groups(scales.Length, group)));
        Array.Fill(codes, UncodedYet);
        DoubleQuantization.Quantize(scales, mean, group, codes, seconds);
        return ([.. codes.Select(code => (float)code)], seconds);
    }

    private static (double[] Codes, double[] Seconds) Reference(float[] scales, float mean, int group)
    {
        var seconds = Grouped(scales, group, members => members.Max(s => Math.Abs(s - (double)mean)) / 127);
        return ([.. scales.Select((s, i) => (s - (double)mean) / seconds[i / group])], seconds);
    }

    private static double[] Grouped(float[] scales, int group, Func<float[], double> of) => [.. scales.Chunk(group).Select(of)];

    private static TTo[] Each<T, TTo>(T[] values, Func<T, TTo> of) => [.. values.Select(of)];

    private static int Groups(int count, int group) => (count + group - 1) / group;

    private static string Shape(int count, int group) => $"{Numbers.Count(count, "scale")} in groups of {group}";

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
