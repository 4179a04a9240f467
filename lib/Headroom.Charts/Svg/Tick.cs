namespace Headroom.Charts.Svg;

/// <summary>A grid line at <c>Unit</c> (range units); without a label it is a minor one.</summary>
internal readonly record struct Tick(double Unit, string? Label);

/// <summary>Chooses the ticks of an axis for the room there is.</summary>
internal static class Ticks
{
    /// <param name="pixels">Length of the axis.</param>
    /// <param name="room">Pixels one label should have for itself.</param>
    public static Tick[] For(AxisSpec spec, AxisRange range, double pixels, double room)
    {
        var most = Math.Clamp((int)(pixels / room), 2, 14);
        if (spec.TickValues.Length > 0) return Given(spec, range);
        Tick[] ticks = range.Kind switch
        {
            AxisKind.Category => [.. range.Categories.Where(c => c.Value >= range.Low && c.Value <= range.High)
                .Select(c => new Tick(c.Value, c.Key))],
            AxisKind.Log => LogTicks.For(range.Low, range.High, most, pixels, spec.Ticks),
            _ => LinearTicks.For(range.Low, range.High, most, spec.Ticks),
        };
        return spec.Ticks is { Prefix: "", Suffix: "" } ? ticks
            : [.. ticks.Select(t => t.Label is null ? t : t with { Label = spec.Ticks.Prefix + t.Label + spec.Ticks.Suffix })];
    }

    private static Tick[] Given(AxisSpec spec, AxisRange range)
        => [.. spec.TickValues
            .Select((value, i) => new Tick(range.Unit(value), i < spec.TickTexts.Length ? spec.TickTexts[i]
                : value.Text ?? NumberText.Compact(value.Number)))
            .Where(t => t.Unit >= range.Low && t.Unit <= range.High)];
}
