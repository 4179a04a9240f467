namespace Headroom.Charts.Svg;

internal static class HeatmapPainter
{
    /// <summary>Edges of cells whose middles are given: halfway between neighbours, as far outside at the ends.</summary>
    public static double[] Edges(double[] middles)
    {
        if (middles.Length == 0) return [];
        if (middles.Length == 1) return [middles[0] - 0.5, middles[0] + 0.5];
        var edges = new double[middles.Length + 1];
        for (var i = 1; i < middles.Length; i++) edges[i] = middles[i - 1] / 2 + middles[i] / 2;
        edges[0] = middles[0] - (edges[1] - middles[0]);
        edges[^1] = middles[^1] + (middles[^1] - edges[^2]);
        return edges;
    }

    /// <summary>What the ends of the colour scale stand for.</summary>
    public static (double Low, double High) Span(HeatmapTrace trace)
    {
        double[] seen = [.. trace.Z.SelectMany(row => row).Where(double.IsFinite)];
        var low = trace.Low ?? (seen.Length == 0 ? 0 : seen.Min());
        var high = trace.High ?? (seen.Length == 0 ? 1 : seen.Max());
        return high / 2 - low / 2 > 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)) ? (low, high)
            : (low - (low == 0 ? 1 : Math.Abs(low) * 0.1), low + (low == 0 ? 1 : Math.Abs(low) * 0.1));
    }

    public static Rgb ColorOf(HeatmapTrace trace, (double Low, double High) span, double value)
        => trace.Colors.At((value / 2 - span.Low / 2) / (span.High / 2 - span.Low / 2));

    public static void Paint(SvgWriter svg, Panel panel, HeatmapTrace trace)
    {
        double[] columns = [.. Edges([.. trace.X.Select(panel.X.Range.Unit)]).Select(panel.X.FromUnit)];
        double[] rows = [.. Edges([.. trace.Y.Select(panel.Y.Range.Unit)]).Select(panel.Y.FromUnit)];
        var span = Span(trace);
        var few = trace.Z.Length * trace.X.Length <= 900;
        for (var r = 0; r < Math.Min(trace.Z.Length, trace.Y.Length); r++)
            for (var c = 0; c < Math.Min(trace.Z[r].Length, trace.X.Length); c++)
            {
                var value = trace.Z[r][c];
                if (!double.IsFinite(value + columns[c] + columns[c + 1] + rows[r] + rows[r + 1])) continue;
                var box = Box.Between(columns[c], rows[r], columns[c + 1], rows[r + 1]);
                var color = ColorOf(trace, span, value);
                svg.Leaf("rect", few ? $"{trace.X[c].Key}, {trace.Y[r].Key}: {NumberText.Compact(value)}" : null,
                    ("x", box.Left), ("y", box.Top), ("width", box.Width), ("height", box.Height), ("fill", color.ToString()),
                    ("stroke", few ? "var(--surface)" : color.ToString()), ("stroke-width", few ? 1.0 : 0.4));
                if (r < trace.Texts.Length && c < trace.Texts[r].Length) CellText(svg, RichText.Parse(trace.Texts[r][c]), box, color.Ink);
            }
    }

    /// <summary>Text in a cell, smaller if it must be; left out below 8 px, where the colour alone has to do.</summary>
    public static void CellText(SvgWriter svg, RichText text, Box cell, string ink)
    {
        var size = Math.Min(13, Math.Min(cell.Height * 0.62, 13 * (cell.Width - 4) / Math.Max(1, text.Width(13))));
        if (text.IsEmpty || size < 8) return;
        svg.Rich(text, cell.MiddleX, cell.MiddleY + size * 0.36 - (text.Lines.Count - 1) * size * 0.625, size, ("text-anchor", "middle"),
            ("fill", ink), ("pointer-events", "none"));
    }

    /// <summary>The cell under a pixel, with its ink; null where there is none.</summary>
    public static (Box Cell, string Ink)? CellAt(Panel panel, double x, double y)
    {
        foreach (var trace in panel.Traces.OfType<HeatmapTrace>())
        {
            double[] columns = [.. Edges([.. trace.X.Select(panel.X.Range.Unit)]).Select(panel.X.FromUnit)];
            double[] rows = [.. Edges([.. trace.Y.Select(panel.Y.Range.Unit)]).Select(panel.Y.FromUnit)];
            var (c, r) = (Between(columns, x), Between(rows, y));
            if (c >= 0 && r >= 0 && r < trace.Z.Length && c < trace.Z[r].Length && double.IsFinite(trace.Z[r][c]))
                return (Box.Between(columns[c], rows[r], columns[c + 1], rows[r + 1]), ColorOf(trace, Span(trace), trace.Z[r][c]).Ink);
        }
        return null;
    }

    private static int Between(double[] edges, double at)
    {
        for (var i = 0; i + 1 < edges.Length; i++)
            if (at >= Math.Min(edges[i], edges[i + 1]) && at <= Math.Max(edges[i], edges[i + 1])) return i;
        return -1;
    }
}
