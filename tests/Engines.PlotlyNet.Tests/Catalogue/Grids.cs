using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using static Engines.PlotlyNet.Tests.Catalogue.Samples;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests.Catalogue;

/// <summary>Subplots.</summary>
public static class Grids
{
    public static NamedChart[] All() =>
    [
        new("grid", Chart.Grid(new[] { Named("a"), Named("b") }, 1, 2, SubPlotTitles: new[] { "A", "B" },
            Pattern: StyleParam.LayoutGridPattern.Independent)),
        new("grid-coupled", Chart.Grid(new[] { Named("a"), Named("b"), Named("c"), Named("d") }, 2, 2, SubPlotTitles: new[] { "A", "B", "C" },
            SubPlotTitleFont: Font.init(Size: 9.0), SubPlotTitleOffset: 0.01, Pattern: StyleParam.LayoutGridPattern.Coupled,
            RowOrder: StyleParam.LayoutGridRowOrder.BottomToTop, XGap: 0.25, YGap: 0.5,
            XSide: StyleParam.LayoutGridXSide.BottomPlot, YSide: StyleParam.LayoutGridYSide.LeftPlot)),
        new("grid-styled", Chart.Grid(new[] { Named("a").WithXAxisStyle<double, double, string>(TitleText: "n")
            .WithAxisAnchor(X: 3), Chart.Combine(new[] { Named("b"), Named("c") })
            .WithYAxisStyle<double, double, string>(TitleText: "ms", AxisType: StyleParam.AxisType.Log)
            .WithXAxis(Axis(), StyleParam.SubPlotId.NewXAxis(4)), Named("d") }, 2, 2,
            XAxes: new[] { StyleParam.LinearAxisId.NewX(1), StyleParam.LinearAxisId.NewX(2) },
            SubPlots: new[] { new[] { Tuple.Create(StyleParam.LinearAxisId.NewX(1), StyleParam.LinearAxisId.NewY(2)) } },
            Domain: Domain.init(X: StyleParam.Range.NewMinMax(0.0, 0.5), Row: 1))),
        new("grid-too-many", Chart.Grid(new[] { Named("a"), Named("b"), Named("c") }, 1, 2, SubPlotTitles: new[] { "A" })),
        new("grid-heatmaps", Chart.Grid(new[] { Chart.Heatmap<double, string, string, string>(z), Chart.AnnotatedHeatmap<double, string, string, string>(z, cells) }, 2, 1)),
        new("singlestack", Chart.SingleStack(new[] { Named("a"), Named("b") }, SubPlotTitles: new[] { "A", "B" }, YGap: 0.1)),
        new("layoutgrid", Plain().WithLayoutGridStyle(Rows: 1, Columns: 2).WithLayoutGridStyle(XGap: 0.5)
            .WithLayoutGrid(LayoutGrid.init(Rows: 3))),
    ];
}
