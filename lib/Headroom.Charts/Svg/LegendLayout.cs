namespace Headroom.Charts.Svg;

/// <summary>
/// Series names with a sample of their marks: a flowing row under the title, or a column inside the plot where the layout puts one.
/// </summary>
internal sealed class LegendLayout
{
    private const double TextSize = 12.5, RowHeight = 20, Gap = 20;

    private readonly List<(Trace Trace, double X, double Y)> _entries = [];
    private readonly bool _dashes;
    private readonly (double X, double Y)? _inside;
    private readonly double _columnWidth;

    private static double Sample(Trace trace) => trace switch { BarTrace => 18, ScatterTrace { Lines: true } => 28, _ => 12 };

    public LegendLayout(ParsedFigure figure, double width, bool narrow)
    {
        Trace[] named = [.. figure.Traces.Where(t => t is ScatterTrace or BarTrace && t.Name.Length > 0 && t.ShowLegend != false)];
        var shown = figure.Layout.ShowLegend ?? (named.Length > 1 || named.Any(t => t.ShowLegend == true));
        if (!shown) return;
        _dashes = figure.Traces.OfType<ScatterTrace>().Count(t => t.Lines) > 1;
        _inside = narrow || figure.Layout.Grid is not null ? null : figure.Layout.Legend;
        _columnWidth = named.Select(t => Sample(t) + 8 + RichText.Parse(t.Name).Width(TextSize)).DefaultIfEmpty(0).Max();
        double x = 0, y = 0;
        foreach (var trace in named)
        {
            var needs = Sample(trace) + 8 + RichText.Parse(trace.Name).Width(TextSize) + Gap;
            if (_inside is null && x > 0 && x + needs - Gap > width) (x, y) = (0, y + RowHeight);
            _entries.Add((trace, x, y));
            if (_inside is null) x += needs;
            else y += RowHeight;
        }
        Height = _entries.Count == 0 ? 0 : _entries[^1].Y + RowHeight + 8;
    }

    public double Height { get; }
    public bool IsInside => _inside is not null;

    public void Paint(SvgWriter svg, double left, double top, Box paper, string id)
    {
        if (_entries.Count == 0) return;
        if (_inside is var (shareX, shareY))
        {
            // Anchored as plotly does: by its left edge in the left third, by its right in the right third.
            var width = _columnWidth + 12;
            left = Math.Clamp(paper.Left + shareX * paper.Width - (shareX > 2 / 3.0 ? width : shareX > 1 / 3.0 ? width / 2 : 0), paper.Left,
                Math.Max(paper.Left, paper.Right - width));
            top = Math.Clamp(paper.Bottom - shareY * paper.Height - (shareY < 1 / 3.0 ? Height : shareY < 2 / 3.0 ? Height / 2 : 0),
                paper.Top, Math.Max(paper.Top, paper.Bottom - Height));
            svg.Leaf("rect", null, ("x", left), ("y", top), ("width", width), ("height", Height), ("rx", 3.0), ("fill", "var(--surface)"),
                ("fill-opacity", "0.88"));
            (left, top) = (left + 6, top + 4);
        }
        foreach (var (trace, x, y) in _entries) PaintEntry(svg, trace, left + x, top + y + RowHeight / 2, id);
    }

    private void PaintEntry(SvgWriter svg, Trace trace, double x, double y, string id)
    {
        switch (trace)
        {
            case ScatterTrace scatter:
                if (scatter.Lines)
                    svg.Leaf("line", null, ("x1", x), ("x2", x + Sample(trace)), ("y1", y), ("y2", y),
                        ("stroke", ScatterPainter.LineInk(scatter)), ("stroke-width", scatter.Line.Width ?? 2.25),
                        ("stroke-dasharray", Dash.Pattern(ScatterPainter.DashOf(scatter, _dashes))));
                if (scatter.Markers)
                    Marker.Paint(svg, ScatterPainter.SymbolOf(scatter, 0), x + Sample(trace) / 2, y, 8,
                        ScatterPainter.MarkerInk(scatter, 0), null);
                break;
            case BarTrace bar:
                svg.Leaf("rect", null, ("x", x), ("y", y - 6), ("width", Sample(trace)), ("height", 12.0),
                    ("fill", BarPainter.InkOf(bar, 0)));
                if (BarPainter.PatternIndex(bar.Pattern) is >= 0 and var pattern)
                    svg.Leaf("rect", null, ("x", x), ("y", y - 6), ("width", Sample(trace)), ("height", 12.0),
                        ("fill", $"url(#{id}-p{pattern})"));
                break;
        }
        svg.Rich(RichText.Parse(trace.Name), x + Sample(trace) + 6, y + 4.5, TextSize, ("class", "name"));
    }
}
