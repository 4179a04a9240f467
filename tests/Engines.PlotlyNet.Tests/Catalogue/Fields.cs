using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;
using static Engines.PlotlyNet.Tests.Catalogue.Samples;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests.Catalogue;

/// <summary>Heat maps and histograms.</summary>
public static class Fields
{
    public static NamedChart[] All() =>
    [
        new("heatmap", Chart.Heatmap<double, string, string, string>(z, X: new[] { "x0", "x1" }, Y: new[] { "y0", "y1" },
            ColorScale: StyleParam.Colorscale.Viridis, ShowScale: true, ReverseYAxis: true)),
        new("heatmap-plain", Chart.Heatmap<double, string, string, string>(z, Name: "h", XGap: 1, YGap: 2, ReverseScale: true,
            ZSmooth: StyleParam.SmoothAlg.Best, Transpose: true, UseWebGL: true, MultiText: keys, Opacity: 0.5,
            ColorBar: ColorBar.init<double, double>(Title: Title.init("ms", Side: StyleParam.Side.Right), Len: 0.5,
            TickVals: new[] { 1.0, 2.0 }))),
        new("annotatedheatmap", Chart.AnnotatedHeatmap<double, string, string, string>(z, cells,
            ReverseYAxis: true)),
        new("colorbar", Chart.Heatmap<double, string, string, string>(z).WithColorBar(ColorBar.init<double, double>(Thickness: 10.0,
            Title: Title.init("ms")))),
        new("histogram", Chart.Histogram<double, double, string>(X: n, NBinsX: 3, HistNorm: StyleParam.HistNorm.Probability, MarkerColor: Blue,
            Name: "h", XBins: Bins.init(Start: 0.0, End: 5.0, Size: 1.0),
            Cumulative: Cumulative.init(true, StyleParam.CumulativeDirection.Increasing),
            HoverLabel: Hoverlabel.init(BgColor: Blue), Orientation: StyleParam.Orientation.Vertical,
            HistFunc: StyleParam.HistFunc.Avg, YError: Error.init<double, double>(Array: new[] { 1.0 }),
            Line: Plotly.NET.Line.init(Width: 1.0))),
    ];
}
