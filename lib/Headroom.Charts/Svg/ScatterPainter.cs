using System.Text;
using Headroom.Charts.Colors;

namespace Headroom.Charts.Svg;

/// <summary>Areas, lines, error bars, markers and point labels of the scatter traces of a panel, in that order.</summary>
internal sealed partial class ScatterPainter(SvgWriter svg, Panel panel, string clip, LabelPlacer labels, bool tips, bool dashes)
{
    private const double LineWidth = 2.25, MarkerSize = 8;
    // Native tooltips cost an element's text each; past this many points nobody aims at one.
    private const int MostTips = 200;

    private readonly ScatterTrace[] _traces = [.. panel.Traces.OfType<ScatterTrace>()];

    public void Paint()
    {
        for (var i = 0; i < _traces.Length; i++)
            if (_traces[i].Fill != "none") PaintFill(_traces[i], i > 0 ? _traces[i - 1] : null);
        foreach (var trace in _traces)
            if (trace.Lines) PaintLine(trace);
        foreach (var trace in _traces)
        {
            PaintErrors(trace);
            if (trace.Markers) PaintMarkers(trace);
        }
    }

    /// <summary>Pixels of point <paramref name="i"/>; not finite where the data have a hole.</summary>
    private (double X, double Y) Point(ScatterTrace trace, int i) => (panel.X.At(trace.X[i]), panel.Y.At(trace.Y[i]));

    private void PaintLine(ScatterTrace trace)
    {
        var path = Path(Enumerable.Range(0, trace.Count).Select(i => Point(trace, i)), trace.LineShape);
        if (path.Length == 0) return;
        svg.Open("g", ("clip-path", clip));
        svg.Leaf("path", tips ? trace.Name : null,
            ("d", path), ("fill", "none"), ("stroke", LineInk(trace)), ("stroke-width", trace.Line.Width ?? LineWidth),
            ("stroke-dasharray", Dash.Pattern(DashOf(trace, dashes))), ("stroke-linejoin", "round"), ("stroke-linecap", "butt"),
            ("opacity", trace.Opacity < 1 ? trace.Opacity.ToString("0.##") : null));
        svg.Close();
    }

    public static string DashOf(ScatterTrace trace, bool dashes) => trace.Line.Dash ?? (dashes ? Palette.Dash(trace.Slot) : "solid");

    public static string LineInk(ScatterTrace trace) => Ink.Of(trace.Line.Color ?? trace.Marker.Colors.FirstOrDefault(), trace.Slot);

    public static string MarkerInk(ScatterTrace trace, int i)
        => Ink.Of(trace.Marker.Colors.Length == 1 ? trace.Marker.Colors[0] : trace.Marker.Colors.ElementAtOrDefault(i) ?? trace.Line.Color, trace.Slot);

    public static string SymbolOf(ScatterTrace trace, int i) => trace.Marker.Symbols switch
    {
        [] => Palette.Symbol(trace.Slot),
        [var one] => one,
        var many => i < many.Length ? many[i] : Palette.Symbol(trace.Slot),
    };

    private static double SizeOf(ScatterTrace trace, int i) => trace.Marker.Sizes switch
    {
        [] => MarkerSize,
        [var one] when double.IsFinite(one) => Math.Clamp(one, 1, 60),
        var many when i < many.Length && double.IsFinite(many[i]) => Math.Clamp(many[i], 1, 60),
        _ => MarkerSize,
    };

    /// <summary>A path that lifts the pen at holes and skips points that round to the one before.</summary>
    private string Path(IEnumerable<(double X, double Y)> points, string shape)
    {
        var path = new StringBuilder();
        (double X, double Y)? last = null;
        foreach (var (x, y) in points)
        {
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                last = null;
                continue;
            }
            if (last is { } from)
            {
                if (Math.Abs(from.X - x) < 0.05 && Math.Abs(from.Y - y) < 0.05) continue;
                if (shape == "hv") path.Append('H').Append(SvgWriter.Number(x));
                if (shape == "vh") path.Append('V').Append(SvgWriter.Number(y));
                if (panel.Area.Contains(x, y) || panel.Area.Contains(from.X, from.Y)) labels.TakeSegment(from.X, from.Y, x, y);
            }
            path.Append(last is null ? 'M' : 'L').Append(SvgWriter.Number(x)).Append(' ').Append(SvgWriter.Number(y));
            last = (x, y);
        }
        return path.ToString();
    }

    private void PaintFill(ScatterTrace trace, ScatterTrace? previous)
    {
        var upper = Enumerable.Range(0, trace.Count).Select(i => Point(trace, i)).Where(p => double.IsFinite(p.X + p.Y)).ToArray();
        if (upper.Length < 2) return;
        (double X, double Y)[] back = trace.Fill switch
        {
            "tozeroy" => [(upper[^1].X, panel.Y.Foot), (upper[0].X, panel.Y.Foot)],
            "tozerox" => [(panel.X.Foot, upper[^1].Y), (panel.X.Foot, upper[0].Y)],
            "tonexty" or "tonextx" when previous is not null => [.. Enumerable.Range(0, previous.Count).Select(i => Point(previous, i)).Where(p => double.IsFinite(p.X + p.Y)).Reverse()],
            _ => [],
        };
        svg.Open("g", ("clip-path", clip));
        svg.Leaf("path", null, ("d", string.Concat(upper.Concat(back).Select((p, i) => $"{(i == 0 ? 'M' : 'L')}{SvgWriter.Number(p.X)} {SvgWriter.Number(p.Y)}")) + "Z"),
            ("fill", Ink.Of(trace.FillColor) ?? LineInk(trace)), ("fill-opacity", trace.FillColor is null ? "0.18" : null));
        svg.Close();
    }
}
