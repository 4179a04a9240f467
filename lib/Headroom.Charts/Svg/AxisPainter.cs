namespace Headroom.Charts.Svg;

/// <summary>Grid lines, tick labels and axis titles. The y title lies flat above the axis, where it can be read.</summary>
internal static class AxisPainter
{
    private const double TickSize = 12, LabelSize = 13, LineHeight = 14;

    /// <summary>Most of a cell's width that y labels may take.</summary>
    public const double WidestLabelShare = 0.38;

    public static double RoomForLabel(AxisRange range, bool narrow) => range.Kind == AxisKind.Log ? 46 : narrow ? 58 : 76;

    /// <summary>How labels under the axis are set: wrapped, or slanted when one word is wider than its share.</summary>
    public static (bool Slanted, double Height, double Share) LabelsAcross(Tick[] ticks, double width, AxisRange range)
    {
        RichText[] labels = [.. ticks.Where(t => t.Label is not null).Select(t => RichText.Parse(t.Label!))];
        if (labels.Length == 0) return (false, 0, width);
        if (range.Kind != AxisKind.Category) return (false, LineHeight * labels.Max(l => l.Lines.Count), width);
        var share = Math.Max(12, width / Math.Max(1, range.High - range.Low) - 4);
        var wrapped = labels.Select(l => l.Wrap(share, TickSize)).ToArray();
        if (wrapped.All(w => w.Width(TickSize) <= share + 4 && w.Lines.Count <= 3))
            return (false, LineHeight * wrapped.Max(w => w.Lines.Count), share);
        return (true, Math.Min(90, labels.Max(l => l.Width(TickSize)) * 0.65 + LineHeight), share);
    }

    /// <summary>One path per weight and direction: a log-log grid has some hundred lines.</summary>
    public static void PaintGrid(SvgWriter svg, Panel panel)
    {
        var area = panel.Area;
        if (panel is { XSpec: { ShowGrid: true, Visible: true }, X.Range.Kind: not AxisKind.Category })
            PaintGrid(svg, panel.X, panel.XTicks,
                x => $"M{SvgWriter.Number(x)} {SvgWriter.Number(area.Top)}V{SvgWriter.Number(area.Bottom)}");
        if (panel is { YSpec: { ShowGrid: true, Visible: true }, Y.Range.Kind: not AxisKind.Category })
            PaintGrid(svg, panel.Y, panel.YTicks,
                y => $"M{SvgWriter.Number(area.Left)} {SvgWriter.Number(y)}H{SvgWriter.Number(area.Right)}");
    }

    private static void PaintGrid(SvgWriter svg, AxisScale axis, Tick[] ticks, Func<double, string> line)
    {
        foreach (var weight in ticks.GroupBy(t => t.Label is null ? "minor" : "grid"))
            svg.Leaf("path", null, ("d", string.Concat(weight.Select(t => axis.FromUnit(t.Unit)).Where(axis.Shows).Select(line))),
                ("class", weight.Key));
    }

    public static void PaintAxes(SvgWriter svg, Panel panel, bool narrow)
    {
        var area = panel.Area;
        if (panel.Traces.OfType<HeatmapTrace>().Any() is false && panel.XSpec.Visible)
        {
            svg.Leaf("line", null, ("x1", area.Left), ("x2", area.Right), ("y1", area.Bottom), ("y2", area.Bottom), ("class", "axis"));
            // Values on both sides of zero: zero itself deserves a line.
            if (panel.Y.Range is { Kind: AxisKind.Linear, Low: < 0, High: > 0 })
                svg.Leaf("line", null, ("x1", area.Left), ("x2", area.Right), ("y1", panel.Y.FromUnit(0)), ("y2", panel.Y.FromUnit(0)),
                    ("class", "axis"));
        }
        if (panel.Bars.Any(b => b.Trace.Horizontal) && panel.X.Range.Kind == AxisKind.Linear)
            svg.Leaf("line", null, ("x1", panel.X.Foot), ("x2", panel.X.Foot), ("y1", area.Top), ("y2", area.Bottom), ("class", "axis"));
        if (panel.XSpec.Visible) PaintAcross(svg, panel);
        if (panel.YSpec.Visible) PaintUp(svg, panel);
        if (panel.Title.Length > 0)
            svg.Rich(RichText.Parse(panel.Title), panel.Cell.Left, panel.Cell.Top + 16, narrow ? 13 : 14, ("class", "panel"));
    }

    private static void PaintAcross(SvgWriter svg, Panel panel)
    {
        var area = panel.Area;
        var (slanted, height, share) = LabelsAcross(panel.XTicks, area.Width, panel.X.Range);
        if (panel.XSpec.ShowTickLabels)
            foreach (var tick in panel.XTicks)
            {
                if (tick.Label is null || panel.X.FromUnit(tick.Unit) is var x && !panel.X.Shows(x)) continue;
                x = panel.X.FromUnit(tick.Unit);
                var y = area.Bottom + 6 + TickSize;
                if (slanted)
                    svg.Text("text", Shortened(tick.Label, 120), ("x", x), ("y", y - 4), ("font-size", TickSize), ("text-anchor", "end"),
                        ("transform", $"rotate(-40 {SvgWriter.Number(x)} {SvgWriter.Number(y - 4)})"), ("class", "tick"));
                else
                    svg.Rich(RichText.Parse(tick.Label).Wrap(share, TickSize), x, y, TickSize, ("text-anchor", "middle"),
                        ("class", "tick"));
            }
        else height = 0;
        if (panel.XSpec.Title.Length > 0)
            svg.Rich(RichText.Parse(panel.XSpec.Title).Wrap(area.Width, LabelSize), area.MiddleX, area.Bottom + height + 10 + LabelSize,
                LabelSize, ("text-anchor", "middle"), ("class", "label"));
    }

    private static void PaintUp(SvgWriter svg, Panel panel)
    {
        var area = panel.Area;
        var widest = Math.Max(20, area.Left - panel.Cell.Left - 10);
        if (panel.YSpec.ShowTickLabels)
            foreach (var tick in panel.YTicks)
            {
                if (tick.Label is null || panel.Y.FromUnit(tick.Unit) is var y && !panel.Y.Shows(y)) continue;
                y = panel.Y.FromUnit(tick.Unit);
                var label = RichText.Parse(tick.Label).Wrap(widest + 2, TickSize);
                svg.Rich(label, area.Left - 7, y + 4 - (label.Lines.Count - 1) * TickSize * 0.625, TickSize, ("text-anchor", "end"),
                    ("class", "tick"));
            }
        if (panel.YSpec.Title.Length > 0)
        {
            var title = RichText.Parse(panel.YSpec.Title).Wrap(panel.Cell.Width, LabelSize);
            svg.Rich(title, panel.Cell.Left, area.Top - 12 - (title.Lines.Count - 1) * LabelSize * 1.25, LabelSize, ("class", "label"));
        }
    }

    private static string Shortened(string label, double width)
    {
        if (TextMetrics.Width(label, TickSize) <= width) return label;
        var keep = label.Length;
        while (keep > 1 && TextMetrics.Width(label[..keep], TickSize) > width - 8) keep--;
        return label[..keep].TrimEnd() + "…";
    }
}
