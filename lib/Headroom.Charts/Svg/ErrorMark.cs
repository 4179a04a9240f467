namespace Headroom.Charts.Svg;

/// <summary>A whisker with caps. An end that the axis cannot show (zero on a log axis) is drawn to the axis' edge, without a cap.</summary>
internal static class ErrorMark
{
    private const double Cap = 4;

    public static void Paint(SvgWriter svg, AxisScale axis, double value, ErrorBars bars, int index, double across, bool upright,
        string ink)
    {
        var (plus, minus) = (bars.Plus.ElementAtOrDefault(index), bars.Minus.ElementAtOrDefault(index));
        if (!double.IsFinite(value) || !double.IsFinite(plus) || !double.IsFinite(minus) || plus == 0 && minus == 0) return;
        Half(svg, axis, value, value + plus, across, upright, ink);
        Half(svg, axis, value, value - minus, across, upright, ink);
    }

    private static void Half(SvgWriter svg, AxisScale axis, double from, double to, double across, bool upright, string ink)
    {
        double start = axis.At(from), end = axis.At(to);
        if (!double.IsFinite(start)) return;
        var capped = double.IsFinite(end) && axis.Shows(end);
        end = double.IsFinite(end) ? Math.Clamp(end, axis.First, axis.Last) : axis.FromUnit(axis.Range.Low);
        Line(svg, across, start, across, end, upright, ink);
        if (capped) Line(svg, across - Cap, end, across + Cap, end, upright, ink);
    }

    private static void Line(SvgWriter svg, double a0, double b0, double a1, double b1, bool upright, string ink)
        => svg.Leaf("line", null,
            ("x1", upright ? a0 : b0), ("y1", upright ? b0 : a0), ("x2", upright ? a1 : b1), ("y2", upright ? b1 : a1),
            ("stroke", ink), ("stroke-width", 1.5));
}
