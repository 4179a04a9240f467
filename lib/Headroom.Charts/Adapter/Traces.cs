using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace Headroom.Charts.Adapter;

/// <summary>The traces that the course's charts are made of.</summary>
internal static class Traces
{
    public static Trace Line(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, Line line, Marker? marker = null, bool showMarkers = false)
        => new Trace2D("scatter").With("name", name).With("mode", showMarkers ? "lines+markers" : "lines").With("x", x).With("y", y)
            .With("marker", marker ?? new Marker()).With("line", line);

    public static Trace Points(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, Marker marker)
        => new Trace2D("scatter").With("name", name).With("mode", "markers").With("x", x).With("y", y).With("marker", marker).With("line", new Line());

    /// <summary>Points with a text beside each, which the legend leaves out.</summary>
    public static Trace Labelled(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<string> texts, string position, Marker marker)
        => new Trace2D("scatter").With("name", name).With("showlegend", false).With("mode", "markers+text").With("x", x).With("y", y)
            .With("text", texts).With("textposition", position).With("marker", marker).With("line", new Line());

    public static Trace Columns(string name, IReadOnlyList<string> keys, IReadOnlyList<double> values, IReadOnlyList<string> texts, Color color)
        => Bars(name, keys, values, texts, "v", color);

    /// <summary>To the right.</summary>
    public static Trace Bars(string name, IReadOnlyList<string> keys, IReadOnlyList<double> values, IReadOnlyList<string> texts, Color color)
        => Bars(name, values, keys, texts, "h", color);

    private static Trace Bars(string name, object x, object y, IReadOnlyList<string> texts, string orientation, Color color)
        => new Trace2D("bar").With("name", name).With("x", x).With("y", y).With("text", texts).With("orientation", orientation)
            .With("marker", new Marker().With("color", color).With("pattern", new Pattern()));

    /// <summary>A coloured cell for each value of [rows][columns], with a key whose title is the unit.</summary>
    public static Trace Cells(IReadOnlyList<string> columns, IReadOnlyList<string> rows, IReadOnlyList<IReadOnlyList<double>> values, string unit)
        => new Trace2D("heatmap").With("x", columns).With("y", rows).With("z", values)
            .With("colorbar", new ColorBar().With("title", Texts.Title(unit))).With("colorscale", "Viridis").With("showscale", true);

    /// <summary>Error bars of the given half-lengths, one a point.</summary>
    public static Trace WithSpread(this Trace trace, IReadOnlyList<double> spread) => trace.With("error_y", new Error().With("array", spread));
}
