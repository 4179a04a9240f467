namespace Headroom.Charts.Svg;

internal static class LinearTicks
{
    public static Tick[] For(double low, double high, int most, TickStyle style)
    {
        var step = style.Step is { } asked and > 0 && (high / 2 - low / 2) / asked < 50 ? asked : NiceStep((high / most) - (low / most));
        var first = Math.Ceiling(low / step - 1e-9);
        var values = Enumerable.Range(0, 60).Select(i => (first + i) * step).TakeWhile(v => v <= high + step * 1e-9).ToArray();
        var labels = NumberText.Labels(values, step, style);
        return [.. values.Select((v, i) => new Tick(v, labels[i]))];
    }

    /// <summary>The smallest of 1, 2, 2.5, 5 times a power of ten that is not below <paramref name="rough"/>.</summary>
    public static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        if (power == 0 || !double.IsFinite(power)) return rough;
        foreach (var nice in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
            if (nice * power >= rough * (1 - 1e-9)) return nice * power;
        return 10 * power;
    }
}
