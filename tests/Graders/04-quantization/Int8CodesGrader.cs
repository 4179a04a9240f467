using Headroom.Grading;

namespace Graders;

/// <summary>Each method on grids of the grader's own, so that a mistake in one does not spread; then both ways in a row.</summary>
public sealed partial class Int8CodesGrader : QuantizationGrader
{
    protected override void Require()
    {
        Scales();
        foreach (var count in (int[])[Draw.Int(70, 130), 1, 0]) Codes(count, (float)Draw.Scale(1e-3, 1e2), zero: 0);
        Codes(Draw.Int(70, 130), (float)Draw.Scale(1e-3, 1e2), Draw.Int(-100, -20));
        Codes(Draw.Int(70, 130), (float)Draw.Scale(1e-3, 1e2), Draw.Int(20, 100));
        Codes(Draw.Int(4100, 5000), (float)Draw.Scale(1e-3, 1e2), Draw.Int(20, 100));
        foreach (var zero in (int[])[0, Draw.Int(20, 100), -Draw.Int(20, 100)]) Ties(zero);
        Far();
        foreach (var scale in s_scales) Codes(Draw.Int(20, 40), scale, Draw.Int(-9, 9));
        Lengths();
        foreach (var zero in (int[])[0, Draw.Int(20, 100), -Draw.Int(20, 100)]) AllCodes(zero, (float)Draw.Scale(1e-3, 1e2));
        foreach (var scale in s_scales) AllCodes(Draw.Int(-90, 90), scale);
        Again();
        RoundTrips();
        Refusals();
        WhatItMeans();
    }

    // A reciprocal of the first is infinite; the last is that of x up to 3e38.
    private static readonly float[] s_scales = [1e-40f, 3e-32f, 2e-12f, 5e20f, 1e36f];

    private void Codes(int count, float scale, int zero) =>
        Case($"codes, {Numbers.Count(count, "element")}, scale {Numbers.Short(scale)}, zero {zero}", () =>
    {
        // Most inside the range, some beyond both ends.
        var x = Input("x", Draw.Normal(count, 50 * scale));
        Codes(x, scale, zero);
    }, "float32");

    private void Ties(int zero) => Case($"codes near ties, zero {zero}", () =>
    {
        var scale = (float)Draw.Scale(1e-3, 1e2);
        Codes(Input("x", Each(NearTies(-131 - zero, 131 - zero), quotient => (float)(scale * quotient))), scale, zero);
    }, "float32");

    // An int wraps at 2^31 when zero is added, a cast to sbyte at 128.
    private void Far()
    {
        float[] x = [1e30f, -1e30f, 3e9f, -3e9f, 200, -200, 100];
        Case("codes far outside the range", () => Codes(Input("x", x), 1, 5), "float32");
        Case("codes of the largest floats", () => Codes(Input("x", [3.4e38f, 0, -3.4e38f, 0.03f]), 1e-3f, -5), "float32");
    }

    private void Codes(float[] x, float scale, int zero)
    {
        var q = Coded(x, scale, zero);
        double[] exact = [.. x.Select(value => value / (double)scale)];
        Elements("q", q, [.. exact.Select(e => Clamp(e + zero))], HalfStep)
            .Trap(() => Each(exact, e => Clamp(Math.Truncate(e) + zero)),
                "cut off, not rounded: a cast or Truncate goes toward 0, and errs by up to a whole step")
            .Trap(() => Each(exact, e => Clamp(Math.Floor(e) + zero)), "rounded down: the nearest code is asked")
            .Trap(() => Each(exact, e => Clamp(Math.Ceiling(e) + zero)), "rounded up: the nearest code is asked")
            .Trap(() => Each(exact, e => Clamp(Math.Round(e))), "zero is left out: x = 0 has the code zero, not the code 0")
            .Trap(() => Each(exact, e => Clamp(Math.Round(e) - zero)),
                "zero is subtracted: x = 0 has the code zero, so q = x / scale + zero")
            .Trap(() => Each(exact, e => Math.Clamp(Math.Round(e) + zero, -127, 127)),
                "-128 is a code too: the range is -128 to 127, whatever grid it is")
            .Trap(() => Each(exact, e => Wrap(Math.Clamp(Math.Round(e), -128, 127) + zero)),
                "clamped before zero is added: the sum may leave the range again, and the cast wraps")
            .Trap(() => Each(exact, e => Wrap(Math.Round(e) + zero)),
                "not clamped: a cast to sbyte keeps the low 8 bits alone, and 128 becomes -128")
            .Trap(() => Each(exact, e => Wrap(unchecked((int)Math.Round(e) + zero))),
                "not clamped: a cast to sbyte keeps the low 8 bits alone, and 128 becomes -128")
            .Trap(() => Each(exact, e => float.IsFinite(1 / scale) ? e : e > 0 ? 127 : e < 0 ? -128 : zero),
                "1 / scale is infinite where scale is below 2.9e-39: divide by scale instead")
            .Trap(() => [.. exact.Select((e, i) => q[i] == UncodedYet ? UncodedYet : Clamp(e + zero))],
                "codes are never written: which elements does the loop leave out?", HalfStep)
            .TrapRounding(NearlyHalfStep, NotAtTheHalf);
    }

    private void AllCodes(int zero, float scale) => Case($"values of all 256 codes, scale {Numbers.Short(scale)}, zero {zero}", () =>
    {
        var q = Input("q", Shuffled());
        var y = Poisoned(q.Length);
        Int8Codes.Dequantize(q, scale, zero, y);
        // A whole number below 256 is exact; the product is rounded once, or three times when scale is multiplied in twice.
        Elements("y", y, Each(q, code => scale * (code - (double)zero)), new(3 * Tolerance.Float32Roundoff * scale * 256.0 + 3e-45, 0))
            .Trap(() => Each(q, code => scale * (code + (double)zero)),
                "zero is added: the code zero stands for 0, so y = scale * (q - zero)")
            .Trap(() => Each(q, code => scale * (double)code), "zero is left out: y = scale * (q - zero)")
            .Trap(() => Each(q, code => scale * (double)code - zero), "zero counts codes, not units of x: y = scale * (q - zero)")
            .Trap(() => Each(q, code => scale * ((byte)code - (double)zero)), "a code below 0 read as one above 127: an sbyte cast to byte")
            .Trap(() => Each(q, code => code - (double)zero), "scale is left out: y = scale * (q - zero)");
    }, "float32");

    private const int UncodedYet = 85; // a code that an element left out would keep

    private sbyte[] Shuffled()
    {
        sbyte[] codes = [.. Enumerable.Range(-128, 256).Select(code => (sbyte)code)];
        Draw.Shuffle(codes);
        return codes;
    }

    private static float[] Coded(float[] x, float scale, float zero)
    {
        var q = new sbyte[x.Length];
        Array.Fill(q, (sbyte)UncodedYet);
        Int8Codes.Quantize(x, scale, zero, q);
        return [.. q.Select(code => (float)code)];
    }

    private static double Clamp(double code) => Math.Clamp(code, -128, 127);

    private static double Wrap(double code) => unchecked((sbyte)(long)code);

    private static TTo[] Each<T, TTo>(T[] values, Func<T, TTo> of) => [.. values.Select(of)];
}
