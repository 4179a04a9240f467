using Headroom.Grading;

namespace Graders;

public sealed partial class Int8CodesGrader
{
    // A quotient rounded once, its operands perhaps too; a subnormal scale is whole steps of 1.4e-45.
    private static readonly Tolerance s_rounded = new(1.5e-45, 3 * Tolerance.Float32Roundoff);

    private const string SmallIsNotZero = "a scale of 1, though not all x are 0: a small scale is one like any other";
    private const string Overflows =
        "high - low overflows a float: from -3e38 to 3e38 are 6e38, and a float ends at 3.4e38. Subtract in double";

    private void Scales()
    {
        var size = (float)Draw.Scale(1e-2, 1e3);
        Absmax("largest |x| below 0", Between(-size, 0.6f * size));
        Absmax("largest |x| above 0", Between(-0.7f * size, size));
        // An exact zero of -45.7 or 40.7: the nearest whole one is not the one nearer to 0.
        ZeroPoint("more above 0 than below", Around(size / 100, -Draw.Int(20, 90) - Draw.Real(0.6, 0.9)));
        ZeroPoint("more below 0 than above", Around(size / 100, Draw.Int(20, 90) + Draw.Real(0.6, 0.9)));
        ZeroPoint("all above 0", Between(2 * size, 3 * size));
        ZeroPoint("all below 0", Between(-3 * size, -2 * size));
        Case("scales of 1 to 40 elements, the farthest last", LengthsOfScales, "float32");
        // Just below and just above a half, between an even and an odd code and the other way round.
        foreach (var half in (double[])[-45.5, -44.5, 33.5, 34.5])
            foreach (var beside in (double[])[-0.0005, 0.0005]) ZeroPoint($"zero near {half}, a tie", Around(size / 100, half + beside));
        foreach (var far in (float[])[1e-39f, 3e-35f, 2e-30f, 1e-20f, 1e-12f, 1e12f, 1e30f, 3.4e38f])
        {
            Absmax($"|x| up to {Numbers.Short(far)}", Between(-far, 0.6f * far));
            ZeroPoint($"x up to {Numbers.Short(far)}", Between(-0.4f * far, far));
        }
        Zeros("zeros", new float[5]);
        Zeros("zeros, one of them -0", [0, -0f, 0]);
        Zeros("nothing", []);
    }

    private void Absmax(string name, float[] x) => Case($"absmax, {name}", () =>
    {
        var (scale, zero) = Int8Codes.Absmax(Input("x", x));
        double high = x.Max(), low = x.Min(), largest = Math.Max(high, -low);
        Number("scale", scale, largest / 127).Within(s_rounded)
            .Trap(high / 127, "the largest x, not the largest |x|: what lies below 0 counts too")
            .Trap(-low / 127, "the lowest x alone: what lies above 0 counts too")
            .Trap(largest / 128, "128 steps: codes reach from -127 to 127, the same number on both sides")
            .Trap(largest / 255, "255 steps on each side of 0: that is the whole range, half of it lies below 0")
            .Trap((high - low) / 255, "the scale of a zero-point grid: absmax has the same number of steps on both sides of 0")
            .Trap(1, SmallIsNotZero)
            .Trap(1e20, "a large scale is cut off: any finite x has one")
            .Trap(127 / largest, "upside down: the scale is the width of one step, in units of x");
        Number("zero", zero, 0).Within(Tolerance.Exact);
    }, Setting(x));

    private void ZeroPoint(string name, float[] x) => Case($"zero point, {name}", () =>
    {
        var (scale, zero) = Int8Codes.ZeroPoint(Input("x", x));
        double low = Math.Min(0, x.Min()), high = Math.Max(0, x.Max());
        Number("scale", scale, (high - low) / 255).Within(s_rounded)
            .Trap((high - low) / 256, "256 codes have 255 steps between them")
            .Trap((x.Max() - (double)x.Min()) / 255, "the range must hold 0: widen it, or no code stands for 0")
            .Trap(Math.Max(high, -low) / 127, "the absmax scale: the lowest x gets -128, the highest 127")
            .Trap(1, SmallIsNotZero)
            .Trap(double.PositiveInfinity, Overflows);
        var exact = -128 - low * 255 / (high - low);
        var number = Number("zero", zero, exact).Within(HalfStep)
            .Trap(-low * 255 / (high - low), "codes from 0 to 255: here they are signed, from -128 to 127")
            .Trap(Math.Round(-low * 255 / (high - low)), "codes from 0 to 255: here they are signed, from -128 to 127")
            .Trap(-exact - 256, "the sign of zero: low = scale * (-128 - zero)")
            .Trap(Math.Round(-128 + low * 255 / (high - low)), "the sign of zero: low = scale * (-128 - zero)");
        // With another scale it is another quotient that was rounded.
        if (s_rounded.Accepts(scale, (high - low) / 255))
            number.Trap(Math.Truncate(exact), "not the nearest whole code: a cast or Truncate goes toward 0")
                .Trap(Math.Floor(exact), "not the nearest whole code: it is rounded down")
                .Trap(Math.Ceiling(exact), "not the nearest whole code: it is rounded up");
        That(zero == MathF.Round(zero), "zero is a whole code",
            "zero lies between two codes, so 0 comes back as a small number that is not 0: round it");
    }, Setting(x));

    private void Zeros(string name, float[] x) => Case($"scales of {name}", () =>
    {
        foreach (var (what, grid) in new[] { ("absmax scale", Int8Codes.Absmax(x)), ("zero-point scale", Int8Codes.ZeroPoint(x)) })
            Number(what, grid.Scale, 1).Within(Tolerance.Exact).Trap(0, "a scale of 0: 0 / 0 is NaN, and no code stands for that");
    });

    // Both ways in a row: no element may be off by more than half a step, and 0 not at all.
    private void RoundTrips()
    {
        foreach (var (grid, of) in new (string, Grid)[] { ("absmax", Int8Codes.Absmax), ("zero point", Int8Codes.ZeroPoint) })
        {
            Case($"{grid}, there and back", () => RoundTrip(of, [0, .. Draw.Normal(200, 3), 0]), "float32");
            Case($"{grid}, one value throughout", () => RoundTrip(of, [.. Enumerable.Repeat((float)Draw.Real(3, 9), 33)]), "float32");
            Case($"{grid}, all above 0, and a 0", () => RoundTrip(of, [.. Between(4, 6), 0]), "float32");
            Case($"{grid}, zeros", () => RoundTrip(of, new float[7]), "float32");
            Case($"{grid}, subnormal numbers", () => RoundTrip(of, [0, .. Draw.Normal(64, 1e-39f)]), "float32");
            Case($"{grid}, up to 3e38", () => RoundTrip(of, [3e38f, 0, -1e38f, -3e38f, 2e38f]), "float32");
        }
    }

    private void RoundTrip(Grid of, float[] x)
    {
        var (scale, zero) = of(Input("x", x));
        That(float.IsFinite(scale), "the scale is finite", Overflows);
        var (q, y) = (new sbyte[x.Length], Poisoned(x.Length));
        Int8Codes.Quantize(x, scale, zero, q);
        Int8Codes.Dequantize(q, scale, zero, y);
        for (var i = 0; i < x.Length; i++)
            if (x[i] == 0)
            {
                Number($"y[{i}]", y[i], 0).Within(Tolerance.Exact).Trap(y[i], "0 comes back as another number: is zero a whole code?");
                break;
            }
        Elements("y", y, [.. x.Select(value => (double)value)], Tolerance.Absolute(scale * (0.5 + 1e-3)));
    }

    private void Refusals()
    {
        foreach (var (name, value, otherwise) in new[]
        {
            ("NaN", float.NaN, "a NaN passes: every comparison with it is false, so it is neither lowest nor highest. Ask for it by name"),
            ("infinity", float.PositiveInfinity, "an infinity passes: its scale is infinite, and every other x becomes 0"),
            ("minus infinity", float.NegativeInfinity, "an infinity passes: its scale is infinite, and every other x becomes 0"),
        })
        {
            // The first, the last, where a vector of 16 has left 3, and one between.
            var (x, places) = (Draw.Normal(2003), new[] { Draw.Int(1000, 1999), 0, 2002 });
            Refuses($"absmax, {name}", value, x, places, otherwise, x => Int8Codes.Absmax(x));
            Refuses($"zero point, {name}", value, x, places, otherwise, x => Int8Codes.ZeroPoint(x));
        }
    }

    private void WhatItMeans() => Case("what a grid costs", () =>
    {
        var x = Draw.Normal(4096);
        var positive = Array.ConvertAll(x, Math.Abs);
        Number("zero-point step over absmax step, all above 0",
            Int8Codes.ZeroPoint(positive).Scale / (double)Int8Codes.Absmax(positive).Scale, 127.0 / 255)
            .Within(Tolerance.Relative(6 * Tolerance.Float32Roundoff));
        var before = Int8Codes.Absmax(x).Scale;
        x[7] = 60;
        var after = Int8Codes.Absmax(x).Scale;
        Meaning($"{255.0 / 127:0.00} times finer is the zero-point grid where all x lie above 0: absmax spends half of its codes below.");
        Meaning($"One value of 60 among 4,095 normal ones makes the step {after / before:0} times as wide, for all of them. A scale for "
            + "each block confines that: 04.2.");
    });

    private delegate (float Scale, float Zero) Grid(ReadOnlySpan<float> x);

    // The ends and what lies between, in a drawn order.
    private float[] Between(float low, float high)
    {
        float[] x = [low, high, .. Enumerable.Range(0, 60).Select(_ => (float)Draw.Real(low, high))];
        Draw.Shuffle(x);
        return x;
    }

    private float[] Around(double scale, double zero) => Between((float)(scale * (-128 - zero)), (float)(scale * (127 - zero)));

    private static string Setting(float[] x) => $"{x.Length} x from {Numbers.Format(x.Min())} to {Numbers.Format(x.Max())}";
}
