// rejected: infinity passes
public static class Int8Codes
{
    // your turn: begin
    public static (float Scale, float Zero) Absmax(ReadOnlySpan<float> x)
    {
        var (low, high) = Range(x);
        return (Step(Math.Max(-low, high) / 127), 0);
    }

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

    private static (double Low, double High) Range(ReadOnlySpan<float> x)
    {
        var (low, high) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            if (float.IsNaN(x[i])) throw new ArgumentException($"x[{i}] is {x[i]}: only finite numbers have a code", nameof(x));
            (low, high) = (Math.Min(low, x[i]), Math.Max(high, x[i]));
        }
        return (low, high);
    }

    private static float Step(double step) => (float)step > 0 ? (float)step : 1;
    // your turn: end
}
