using Headroom.Charts.Svg;
using Plotly.NET;
using Plotly.NET.TraceObjects;
using Marker = Plotly.NET.TraceObjects.Marker;
using Trace = Plotly.NET.Trace;

namespace Headroom.Charts.Adapter;

/// <summary>The traces that the course's charts are made of.</summary>
internal static class Traces
{
    public static Trace Line(
        string name, IReadOnlyList<double> x, IReadOnlyList<double> y, Line line, Marker? marker = null, bool showMarkers = false)
        => new Trace2D("scatter").With("name", name).With("mode", showMarkers ? "lines+markers" : "lines").With("x", x).With("y", y)
            .With("marker", marker ?? new Marker()).With("line", line);

    public static Trace Points(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, Marker marker)
        => new Trace2D("scatter").With("name", name).With("mode", "markers").With("x", x).With("y", y)
            .With("marker", marker).With("line", new Line());

    /// <summary>Points with a text beside each, on the side given ("top left", ...), past the plot's edge where it must.</summary>
    public static Trace Labelled(
        string name, IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<string> texts, IReadOnlyList<string> sides,
        Marker marker, bool showLegend)
        => new Trace2D("scatter").With("name", name).With("showlegend", showLegend).With("mode", "markers+text").With("x", x).With("y", y)
            .With("text", texts).With("textposition", sides.Distinct().Count() == 1 ? sides[0] : sides)
            .With("cliponaxis", false).With("marker", marker).With("line", new Line());

    public static Trace Columns(
        string name, IReadOnlyList<string> keys, IReadOnlyList<double> values, IReadOnlyList<string> texts, string color, bool stacked)
        => Bars(name, keys, values, texts, stacked, "v", color);

    /// <summary>To the right.</summary>
    public static Trace Bars(
        string name, IReadOnlyList<string> keys, IReadOnlyList<double> values, IReadOnlyList<string> texts, string color)
        => Bars(name, values, keys, texts, stacked: false, "h", color);

    // A value stands at the end of its bar, upright and in full size; within a stack, in the middle of its part.
    private static Trace Bars(string name, object x, object y, IReadOnlyList<string> texts, bool stacked, string orientation, string color)
        => new Trace2D("bar").With("name", name).With("x", x).With("y", y).With("text", texts)
            .With("textposition", stacked ? "inside" : "outside").With("insidetextanchor", stacked ? "middle" : null)
            .With("insidetextfont", stacked ? Texts.Font(null, Rgb.Parse(color)!.Value.Ink) : null)
            .With("textangle", 0).With("constraintext", stacked ? null : "none").With("cliponaxis", false)
            .With("orientation", orientation)
            .With("marker", new Marker().With("color", Color.fromHex(color)).With("pattern", new Pattern()));

    /// <summary>A coloured cell for each value of [rows][columns], with a key whose title is the unit.</summary>
    public static Trace Cells(
        IReadOnlyList<string> columns, IReadOnlyList<string> rows, IReadOnlyList<IReadOnlyList<double>> values, string unit)
        => new Trace2D("heatmap").With("x", columns).With("y", rows).With("z", values)
            .With("colorbar", new ColorBar().With("title", Texts.Title(unit))).With("colorscale", "Viridis").With("showscale", true);

    /// <summary>Error bars of the given half-lengths, one a point.</summary>
    public static Trace WithSpread(this Trace trace, IReadOnlyList<double> spread)
        => trace.With("error_y", new Error().With("array", spread));
}
