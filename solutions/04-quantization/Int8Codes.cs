// 04.1 Absmax and zero point. Objective: store floats as 8-bit codes so that 0 stays exactly 0 and no error passes half a step.
// A code q is a whole number, and stands for scale * (q - zero).
//   Absmax       zero is 0; the largest |x| gets code 127 or -127
//   ZeroPoint    the lowest x gets code -128, the highest 127; a range without 0 is widened to 0; and 0 comes back as exactly 0
//   Quantize     q[i], the code nearest to x[i]; an x outside the range gets the code at its end, -128 or 127
//   Dequantize   y[i], what q[i] stands for
// Absmax and ZeroPoint take any finite floats, up to 3.4e38. A scale of 0 (all x are 0, or there is none) becomes 1.
// If an x is NaN or infinite they throw an ArgumentException whose message names its index: neither has a place on the grid.
// Out of scope: a scale for each row or block (04.2). About 24 lines.
public static class Int8Codes
{
    // your turn: begin
    public static (float Scale, float Zero) Absmax(ReadOnlySpan<float> x)
    {
        var (low, high) = Range(x);
        return (Step(Math.Max(-low, high) / 127), 0);
    }

    // Rounded, or 0 would lie between two codes. That moves the range by half a step at most.
    public static (float Scale, float Zero) ZeroPoint(ReadOnlySpan<float> x)
    {
        var (low, high) = Range(x);
        var scale = Step((high - low) / 255);
        return (scale, (float)Math.Round(-128 - low / scale));
    }

    public static void Quantize(ReadOnlySpan<float> x, float scale, float zero, Span<sbyte> q)
    {
        for (var i = 0; i < x.Length; i++) q[i] = (sbyte)Math.Clamp(MathF.Round(x[i] / scale) + zero, -128, 127);
    }

    public static void Dequantize(ReadOnlySpan<sbyte> q, float scale, float zero, Span<float> y)
    {
        for (var i = 0; i < q.Length; i++) y[i] = scale * (q[i] - zero);
    }

    // It begins at 0, so it holds 0. In double: 3e38 - -3e38 is infinite as a float.
    private static (double Low, double High) Range(ReadOnlySpan<float> x)
    {
        var (low, high) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            if (!float.IsFinite(x[i])) throw new ArgumentException($"x[{i}] is {x[i]}: only finite numbers have a code", nameof(x));
            (low, high) = (Math.Min(low, x[i]), Math.Max(high, x[i]));
        }
        return (low, high);
    }

    private static float Step(double step) => (float)step > 0 ? (float)step : 1;
    //> public static (float Scale, float Zero) Absmax(ReadOnlySpan<float> x) => throw new NotAttempted("04.1");
    //>
    //> public static (float Scale, float Zero) ZeroPoint(ReadOnlySpan<float> x) => throw new NotAttempted("04.1");
    //>
    //> public static void Quantize(ReadOnlySpan<float> x, float scale, float zero, Span<sbyte> q) =>
    //>     throw new NotAttempted("04.1");
    //>
    //> public static void Dequantize(ReadOnlySpan<sbyte> q, float scale, float zero, Span<float> y) =>
    //>     throw new NotAttempted("04.1");
    // your turn: end
}
