namespace Headroom.Charts.Svg;

internal sealed partial class ScatterPainter
{
    private void PaintMarkers(ScatterTrace trace)
    {
        for (var i = 0; i < trace.Count; i++)
        {
            var (x, y) = Point(trace, i);
            if (!IsSeen(x, y)) continue;
            var size = SizeOf(trace, i);
            Marker.Paint(svg, SymbolOf(trace, i), x, y, size, MarkerInk(trace, i), tips && trace.Count <= MostTips ? Tip(trace, i) : null);
            labels.Take(new Box(x - size / 2, y - size / 2, size, size));
        }
    }

    private bool IsSeen(double x, double y) => double.IsFinite(x + y) && panel.X.Shows(x) && panel.Y.Shows(y);

    private static string Tip(ScatterTrace trace, int i)
    {
        var text = trace.Texts.Length == 1 && trace.Count > 1 ? "" : trace.Texts.ElementAtOrDefault(i) ?? "";
        var lead = string.Join(", ", new[] { trace.Name, RichText.Parse(text).Plain }.Where(s => s.Length > 0));
        return $"{(lead.Length > 0 ? lead + ": " : "")}{Value(trace.X[i])}, {Value(trace.Y[i])}";
    }

    private static string Value(Datum datum) => datum.IsNumber ? NumberText.Compact(datum.Number) : datum.Text ?? "none";

    private void PaintErrors(ScatterTrace trace)
    {
        for (var i = 0; i < trace.Count; i++)
        {
            var (x, y) = Point(trace, i);
            if (!IsSeen(x, y)) continue;
            if (trace.YError is { } up)
                ErrorMark.Paint(svg, panel.Y, trace.Y[i].Number, up, i, x, upright: true, Ink.Of(up.Color) ?? MarkerInk(trace, i));
            if (trace.XError is { } across)
                ErrorMark.Paint(svg, panel.X, trace.X[i].Number, across, i, y, upright: false, Ink.Of(across.Color) ?? MarkerInk(trace, i));
        }
    }

    /// <summary>Point labels come last, above everything, where they found room.</summary>
    public void PaintLabels()
    {
        const double size = 12.5;
        foreach (var trace in _traces.Where(t => t.Labels))
            for (var i = 0; i < trace.Count; i++)
            {
                var (x, y) = Point(trace, i);
                var words = RichText.Parse(trace.Texts.Length == 1 ? trace.Texts[0] : trace.Texts.ElementAtOrDefault(i) ?? "");
                if (!IsSeen(x, y) || words.IsEmpty) continue;
                var asked = trace.TextPositions.Length == 1 ? trace.TextPositions[0] : trace.TextPositions.ElementAtOrDefault(i);
                var box = labels.Place(x, y, words.Width(size), size * 1.25 * words.Lines.Count, asked, trace.Markers
                    ? SizeOf(trace, i) / 2 + 4 : 4);
                svg.Rich(words, box.Left, box.Top + size * 0.95, size, ("class", "halo"));
            }
    }
}
