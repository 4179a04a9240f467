using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace Headroom.Charts.Adapter;

/// <summary>Lines and markers, by plotly's names of dashes and symbols.</summary>
internal static class Strokes
{
    /// <param name="color">#rrggbb; null for the trace's own.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="dash">"solid", "dash", "dot", ...</param>
    public static Line Line(string? color, double width, string? dash = null)
        => new Line().With("color", color is null ? null : Color.fromHex(color)).With("width", width).With("dash", dash);

    /// <param name="color">#rrggbb.</param>
    /// <param name="symbol">Plotly's number of a symbol: 0 circle, 1 square, 2 diamond, ...; 100 more is the open one.</param>
    /// <param name="size">Pixels; null for plotly's 6.</param>
    public static Marker Marker(string color, string symbol, int? size = null)
        => new Marker().With("color", Color.fromHex(color)).With("symbol", symbol).With("size", size);
}
