using Headroom.Grading;

namespace Graders;

/// <summary>The count of bits, then each direction on scales and means of the grader's own, then both on scales of real blocks.</summary>
public sealed partial class DoubleQuantizationGrader : QuantizationGrader
{
    protected override void Require()
    {
        // The last product passes 2^31.
        foreach (var (block, group) in ((int, int)[])[(64, 256), (32, 64), (1, 1), (Draw.Int(20, 200), Draw.Int(20, 900)),
            (Draw.Int(300, 5000), Draw.Int(1025, 9000)), (100_000, 100_000)])
            Overhead(block, group);
        Saved("65e9 parameters", 65e9, 64, 256);
        Saved("a drawn model", Draw.Scale(1e9, 1e12), Draw.Int(20, 200), Draw.Int(20, 900));
        foreach (var count in (int[])[1000, 1, 2, 3, Draw.Int(4100, 5000)]) Mean(count, 0.02, 0.4);
        foreach (var size in (double[])[1e-34, 1e-12, 1e12, 1e30]) Mean(Draw.Int(20, 40), size, 20 * size);
        FarSums();
        // Whole groups, a short last one, up to three scales, a group for each, groups longer than a table of 256 or 4,096.
        foreach (var (count, group) in ((int, int)[])[(64, 16), (5 * Draw.Int(7, 11) + 2, 5), (Draw.Int(257, 400), 256), (1, 256), (2, 3),
            (3, 2), (Draw.Int(5, 20), 1), (Draw.Int(700, 900), Draw.Int(321, 340)), (Draw.Int(8300, 9000), Draw.Int(4097, 4150))])
        {
            Codes(Shape(count, group), Scales(count, group), group);
            Values(Shape(count, group), count, group, 1);
        }
        Sizes();
        Lengths();
        Same();
        Again();
        RealBlocks();
    }

    private void Overhead(int block, int group) => Case($"overhead, blocks of {block:#,0}, groups of {group:#,0}", () =>
    {
        double one = 32.0 / block, codes = 8.0 / block, seconds = 32.0 / ((double)block * group);
        Number("bits per weight, scales as floats", DoubleQuantization.Overhead(block), one)
            .Trap(32 / block, "a quotient of integers: the scale's share of a weight is a fraction of a bit")
            .Trap(4.0 / block, "bytes where bits are asked");
        Number("bits per weight, scales as codes", DoubleQuantization.Overhead(block, group), codes + seconds)
            .Trap(codes + 32.0 / group, "a group counts scales, not weights: it has group * block weights")
            .Trap(codes, "the second scales are left out: each group has one, of 32 bits")
            .Trap(seconds, "the codes of 8 bits are left out: each block has one")
            .Trap(one + seconds, "the first scales as floats: they are codes of 8 bits now")
            .Trap(8 + seconds, "8 bits for each weight: it is 8 for each block")
            .Trap(codes + 32.0 / unchecked(block * group), "a product of integers passed 2^31 and wrapped: cast one factor to double");
    });

    private void Saved(string name, double parameters, int block, int group) => Case($"saved by {name}", () =>
    {
        double before = 32.0 / block, after = 8.0 / block + 32.0 / ((double)block * group), saved = parameters * (before - after);
        Number("GB saved", DoubleQuantization.SavedGB(parameters, block, group), saved / 8e9)
            .Trap(saved / 1e9, "bits for bytes: 8 bits are a byte")
            .Trap(saved / 8 / (1 << 30), "GiB for GB: 1 GB is 1e9 bytes")
            .Trap(parameters * after / 8e9, "what the codes cost, not what is saved")
            .Trap(parameters * before / 8e9, "what the floats cost, not what is saved")
            .Trap(-saved / 8e9, "the sign: floats cost more than codes");
    });

    private void Mean(int count, double low, double high) =>
        Case($"mean of {Numbers.Count(count, "scale")} from {Numbers.Short(low)}", () =>
    {
        float[] scales = [.. Enumerable.Range(0, count).Select(_ => (float)Draw.Scale(low, high))];
        var mean = scales.Average(s => (double)s);
        // A sum in float rounds once for each scale.
        Number("mean", DoubleQuantization.Mean(Input("scales", scales)), mean)
            .Within(Tolerance.Relative((scales.Length + 2) * Tolerance.Float32Roundoff))
            .Trap(mean * scales.Length, "the sum, not divided by the number of scales")
            .Trap((scales.Min() + (double)scales.Max()) / 2,
                "the middle of the range: one far scale moves it, and most codes end up on one side");
    }, "float32");

    private void Codes(string name, (float[] Scales, float Mean) of, int group) => Case($"codes, {name}", () =>
    {
        var (scales, mean) = of;
        var (codes, seconds) = Quantized(Input("scales", scales), mean, group);
        var (exact, steps) = Reference(scales, mean, group);
        double all = scales.Max(s => Math.Abs(s - (double)mean)) / 127;
        // Where a scale is near the mean their difference is exact; else its rounding is relative, like the quotient's.
        var tiny = steps.Min() < 1e-37;
        Elements("seconds", seconds, steps, new Tolerance(tiny ? Denormal : 0, 6 * Tolerance.Float32Roundoff))
            .Trap(() => Grouped(scales, group, s => s.Max() / 127.0), "the mean is not subtracted: codes stand for scale - mean")
            .Trap(() => Grouped(scales, group, s => Math.Max(0, s.Max() - (double)mean) / 127),
                "what lies above the mean alone: the largest |scale - mean| is asked")
            .Trap(() => Grouped(scales, group, s => (s.Max() - (double)mean) / 127),
                "what lies above the mean alone: the largest |scale - mean| is asked")
            .Trap(() => Each(steps, s => s * 127 / 255), "255 steps on each side: a signed code has 127")
            .Trap(() => Each(steps, s => s * 127 / 128), "128 steps: the code 127 is the largest")
            .Trap(() => Each(steps, _ => all), "one second scale for all: each group has its own");
        Elements("code", codes, exact, tiny ? new(HalfStep.AbsolutePart + 127 * Denormal / steps.Min(), 0) : HalfStep)
            .Trap(() => Cut(Math.Truncate), "cut off, not rounded: a cast or Truncate goes toward 0")
            .Trap(() => Cut(Math.Floor), "rounded down: the nearest code is asked")
            .Trap(() => [.. exact.Select((e, i) => Math.Round(e * steps[i / group] / steps[0]))], "all by the first group's second scale")
            .Trap(() => [.. exact.Select((e, i) => steps[i / group] < Small ? 0 : Math.Round(e))],
                "a small second scale is taken for none: only where all scales of a group are the mean are their codes 0")
            .Trap(() => [.. exact.Select((e, i) => 127 / (steps[i / group] * 127) > float.MaxValue ? Infinite(e) : Math.Round(e))],
                "127 over the largest |scale - mean| is infinite where that is tiny: divide by the second scale")
            .TrapRounding(NearlyHalfStep, NotAtTheHalf);

        // As a float that is infinite or NaN comes out in 8 bits here.
        static double Infinite(double e) => (sbyte)MathF.Round((float)e * float.PositiveInfinity);

        // The largest of a group is 127, or just below it in float: whichever came, it tells nothing.
        double[] Cut(Func<double, double> round) =>
            [.. exact.Select((e, i) => Math.Abs(e) > 126.99 && Math.Abs(codes[i]) >= 126 ? codes[i] : round(e))];
    }, "float32");

    private const double Small = 1e-4, Denormal = 1.5e-45; // the last: a unit in the last place of the smallest floats

    private void Values(
        string name, int count, int group, double unit, double from = 2, double to = 4) => Case($"scales back, {name}", () =>
    {
        var codes = Input("codes", Enumerable.Range(0, count).Select(_ => (sbyte)Draw.Int(-127, 127)).ToArray());
        float[] steps = [.. Enumerable.Range(0, Groups(count, group)).Select(_ => (float)(unit * Draw.Scale(1e-4, 1e-2)))];
        var seconds = Input("seconds", steps);
        var mean = (float)(unit * Draw.Real(from, to));
        var scales = Poisoned(count);
        DoubleQuantization.Dequantize(codes, seconds, mean, group, scales);
        // One product of up to 127 x 0.01 and one sum.
        Elements(
            "scale", scales, With(i => mean + codes[i] * (double)seconds[i / group]),
            Tolerance.Rounding(3, Tolerance.Float32Roundoff, Math.Abs(mean) + 1.27 * unit))
            .Trap(() => With(i => Math.Max(0, mean + codes[i] * (double)seconds[i / group])),
                "a scale below 0 is cut to 0: mean + code * second is asked, whatever it comes to")
            .Trap(() => With(i => codes[i] * (double)seconds[i / group]), "the mean is not added: codes stand for scale - mean")
            .Trap(() => With(i => codes[i] * (double)seconds[i / group] - mean), "the mean is subtracted again: add it")
            .Trap(() => With(i => mean + codes[i] * (double)seconds[Math.Max(0, i / group - 1)]),
                "the second scale of the group before: scale i has seconds[i / group]")
            .Trap(() => With(i => mean + codes[i] * (double)seconds[Math.Min(seconds.Length - 1, i / group + 1)]),
                "the second scale of the next group: scale i has seconds[i / group]")
            .Trap(() => With(i => mean + codes[i] * (double)seconds[0]),
                "the second scale of the first group for all: scale i has seconds[i / group]")
            .Trap(() => With(i => mean + (byte)codes[i] * (double)seconds[i / group]),
                "a code below 0 read as one above 127: an sbyte cast to byte")
            .Trap(() => With(i => mean), "nothing but the mean comes back: a small second scale counts too");

        double[] With(Func<int, double> scale) => [.. Enumerable.Range(0, count).Select(scale)];
    }, "float32");
}
