namespace Headroom.Charts.Svg;

/// <summary>The key of a heat map, right of its plot.</summary>
internal static class ColorBarPainter
{
    private const double Thickness = 12, TickSize = 12;

    public static double WidthFor(IEnumerable<Trace> traces, bool narrow)
        => traces.OfType<HeatmapTrace>().FirstOrDefault(t => t.ShowScale) is { } shown
            ? (narrow ? 10 : 18) + Thickness + 6 + ScaleTicks(shown).Max(t => TextMetrics.Width(t.Label ?? "", TickSize))
            : 0;

    public static void DefineGradient(SvgWriter svg, HeatmapTrace trace, string id)
    {
        if (!trace.ShowScale) return;
        svg.Open("linearGradient", ("id", id), ("x1", "0"), ("y1", "1"), ("x2", "0"), ("y2", "0"));
        foreach (var (at, color) in trace.Colors.Stops)
            svg.Leaf("stop", null, ("offset", at.ToString("0.###")), ("stop-color", color.ToString()));
        svg.Close();
    }

    public static void Paint(SvgWriter svg, Panel panel, HeatmapTrace trace, string gradient)
    {
        if (!trace.ShowScale) return;
        var ticks = ScaleTicks(trace);
        var left = panel.Cell.Right - Math.Max(0, panel.Cell.Right - panel.Area.Right) + 12;
        svg.Leaf("rect", null, ("x", left), ("y", panel.Area.Top), ("width", Thickness), ("height", panel.Area.Height),
            ("fill", $"url(#{gradient})"));
        var span = HeatmapPainter.Span(trace);
        var scale = new AxisScale(new AxisRange(AxisKind.Linear, span.Low, span.High, new Dictionary<string, int>()), panel.Area.Bottom,
            panel.Area.Top);
        foreach (var tick in ticks)
            svg.Text("text", tick.Label ?? "", ("x", left + Thickness + 5), ("y", scale.FromUnit(tick.Unit) + 4), ("font-size", TickSize),
                ("class", "tick"));
        if (trace.ScaleTitle.Length > 0)
            svg.Rich(RichText.Parse(trace.ScaleTitle), Math.Max(left + Thickness, panel.Cell.Right), panel.Area.Top - 8, TickSize,
                ("text-anchor", "end"), ("class", "label"));
    }

    private static Tick[] ScaleTicks(HeatmapTrace trace)
    {
        var (low, high) = HeatmapPainter.Span(trace);
        return LinearTicks.For(low, high, 5, new TickStyle());
    }
}
