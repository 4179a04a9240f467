using Plotly.NET;
using Plotly.NET.TraceObjects;
using static Engines.PlotlyNet.Tests.Catalogue.Samples;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests.Catalogue;

/// <summary>Lines, points, areas.</summary>
public static class Scatters
{
    public static NamedChart[] All() =>
    [
        new("line", Chart.Line<double, double, string>(n, t)),
        new("line-markers", Chart.Line<double, double, string>(n, t, ShowMarkers: true, Name: "measured")),
        new("line-text", Chart.Line<double, double, string>(n, t, ShowMarkers: true, MultiText: keys,
            TextPosition: StyleParam.TextPosition.TopCenter)),
        new("line-styled", Chart.Line<double, double, string>(n, t, LineColor: Blue, LineWidth: 2.0, LineDash: StyleParam.DrawingStyle.Dash,
            Opacity: 0.5, Fill: StyleParam.Fill.ToNext_y, FillColor: Color.fromARGB(64, 1, 2, 3), StackGroup: "g",
            Orientation: StyleParam.Orientation.Horizontal, GroupNorm: StyleParam.GroupNorm.Percent, UseWebGL: true)),
        new("line-markerstyle", Chart.Line<double, double, string>(n, t, ShowMarkers: true, MarkerColor: Blue,
            MarkerSymbol: StyleParam.MarkerSymbol.Cross, MultiOpacity: new[] { 0.1, 0.2 },
            MarkerOutline: Plotly.NET.Line.init(Width: 1.0), MarkerColorScale: StyleParam.Colorscale.Viridis)),
        new("point", Chart.Point<double, double, string>(n, t, Name: "tiled",
            MarkerSymbol: StyleParam.MarkerSymbol.NewModified(StyleParam.MarkerSymbol.Cross, StyleParam.SymbolStyle.OpenDot))),
        new("point-text", Chart.Point<double, double, string>(n, t, MultiText: keys,
            MultiTextPosition: new[] { StyleParam.TextPosition.TopLeft, StyleParam.TextPosition.BottomRight },
            MultiMarkerSymbol: new[] { StyleParam.MarkerSymbol.Circle, StyleParam.MarkerSymbol.Star })),
        new("point-colors", Chart.Point<double, double, string>(n, t, Text: "one",
            MarkerColor: Color.fromColors(new[] { Blue, Color.fromRGB(1, 2, 3) }), ShowLegend: false)),
        new("point-scalecolors", Chart.Point<double, double, string>(n, t, MarkerColor: Color.fromColorScaleValues(new[] { 1.0, 2.0 }),
            MarkerColorScale: StyleParam.Colorscale.NewCustom(new[] { Tuple.Create(0.0, Blue), Tuple.Create(1.0, Color.fromString("red")) }))),
        new("scatter", Chart.Scatter<double, double, string>(n, t, StyleParam.Mode.Lines_Markers, Name: "s", MultiText: keys)),
        new("scatter-objects", Chart.Scatter<double, double, string>(n, t, StyleParam.Mode.Markers_Text, Marker: Marker.init(Size: 8, Opacity: 0.3,
            Gradient: Gradient.init(Color: Blue, Type: StyleParam.GradientType.Radial)),
            Line: Plotly.NET.Line.init(Shape: StyleParam.Shape.Hv, Smoothing: 1.0), LineColor: Blue)),
        new("area", Chart.Area<double, double, string>(n, t, ShowMarkers: true, FillColor: Blue,
            LineDash: StyleParam.DrawingStyle.NewUser(new[] { 3, 4 }))),
    ];
}
