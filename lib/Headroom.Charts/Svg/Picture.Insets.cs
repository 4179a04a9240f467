namespace Headroom.Charts.Svg;

/// <summary>Room between a cell's edge and its plot area.</summary>
internal readonly record struct Insets(double Left, double Top, double Right, double Bottom);

internal sealed partial class Picture
{
    private Insets InsetsOf((string X, string Y) pair)
    {
        AxisSpec x = _figure.Axis(pair.X), y = _figure.Axis(pair.Y);
        var cellWidth = _grid[pair].Width * (Width - 2 * Edge);
        var left = LeftInset(y, _ranges[pair.Y], cellWidth);
        var right = ColorBarPainter.WidthFor(_figure.Traces.Where(t => (t.XAxis, t.YAxis) == pair), Narrow) is > 0 and var bar ? bar : 16;
        var top = (_panelTitles.Count > 0 ? 24 : 0) + (y.Visible && y.Title.Length > 0 ? 12 + 16 * TitleLines(y.Title, cellWidth) : 10);
        return new Insets(left, top, right, BottomInset(x, _ranges[pair.X], cellWidth - left - right));
    }

    private static double LeftInset(AxisSpec y, AxisRange range, double cellWidth)
    {
        if (!y.Visible || !y.ShowTickLabels) return 4;
        // The height is not known yet; label widths hardly depend on it.
        var labels = Ticks.For(y, range, 300, 34).Where(t => t.Label is not null).Select(t => RichText.Parse(t.Label!));
        return Math.Min(labels.Select(l => l.Width(TickSize)).DefaultIfEmpty(0).Max(), cellWidth * AxisPainter.WidestLabelShare) + 12;
    }

    private double BottomInset(AxisSpec x, AxisRange range, double width)
    {
        if (!x.Visible) return 6;
        var ticks = Ticks.For(x, range, width, AxisPainter.RoomForLabel(range, Narrow));
        var labels = x.ShowTickLabels ? AxisPainter.LabelsAcross(ticks, width, range).Height : 0;
        return labels + 8 + (x.Title.Length > 0 ? 6 + 16 * TitleLines(x.Title, width) : 0);
    }

    private static double TitleLines(string title, double width) => RichText.Parse(title).Wrap(width, LabelSize).Lines.Count;

    /// <summary>Horizontal bars and heat maps need a height per row.</summary>
    private double PlotHeightNeeded()
    {
        var rows = _figure.Traces.Select(t => t switch
        {
            BarTrace { Horizontal: true } b =>
                _ranges[b.YAxis].Categories.Count * (_figure.Layout.BarMode == "group" ? Math.Max(22, 12 * _figure.Traces.Count) : 22),
            HeatmapTrace h => Math.Min(h.Z.Length, 16) * 20,
            // Point labels need air between them.
            ScatterTrace { Labels: true, Count: > 1 } when Narrow => Width * 0.85,
            _ => 0,
        });
        return Math.Max(150, rows.DefaultIfEmpty(0).Max());
    }
}
