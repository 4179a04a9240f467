using Plotly.NET;
using Plotly.NET.TraceObjects;
using static Engines.PlotlyNet.Tests.Catalogue.Samples;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests.Catalogue;

/// <summary>Looks of traces that exist.</summary>
public static class Styles
{
    public static NamedChart[] All() =>
    [
        new("linestyle", Plain().WithLineStyle(Width: 3.0, Dash: StyleParam.DrawingStyle.LongDashDot, Color: Blue)
            .WithLineStyle(Shape: StyleParam.Shape.Spline).WithLine(Plotly.NET.Line.init(Width: 1.0))),
        new("linestyle-column", Chart.Column<double, string, string>(t).WithLineStyle(Width: 3.0)),
        new("markerstyle", Plain().WithMarkerStyle(Size: 8, Symbol: StyleParam.MarkerSymbol.Diamond, Outline: Plotly.NET.Line.init(Width: 1.0,
            Color: Blue)).WithMarkerStyle(MultiSize: new[] { 1, 2 }, Color: Blue)
            .WithMarker(Marker.init(Outline: Plotly.NET.Line.init(Width: 2.0)))),
        new("errors", Plain().WithYErrorStyle<double, double>(Array: new[] { 0.1, 0.2 }, Arrayminus: new[] { 0.3, 0.4 }, Symmetric: false,
            Color: Blue, Thickness: 1.0, Width: 2.0).WithXErrorStyle<int, int>(Array: new[] { 1 })
            .WithYErrorStyle<double, double>(Width: 5.0)),
        new("error-objects", Plain().WithYError(Error.init<double, double>(Type: StyleParam.ErrorType.Percent, Value: 10.0))
            .WithXError(Error.init<double, double>(Visible: true))),
        new("traceinfo", Plotly.NET.CSharp.GenericChartExtensions.WithTraceInfo(Chart.Combine(new[] { Named("a"), Named("b") }), Name: "n",
            ShowLegend: true, LegendRank: 3, LegendGroup: "g", Visible: StyleParam.Visible.LegendOnly,
            LegendGroupTitle: Title.init("G"))),
        new("traceinfo-fsharp", Plotly.NET.GenericChartExtensions.WithTraceInfo(Chart.Combine(new[] { Named("a"), Named("b") }),
            Visible: StyleParam.Visible.False)),
    ];
}
