using Plotly.NET;                    // GenericChart, StyleParam, Color, Title, Font, Line, Defaults
using Plotly.NET.CSharp;             // Optional<T>
using Plotly.NET.LayoutObjects;      // Annotation, Shape, Legend, LinearAxis
using Chart = Plotly.NET.CSharp.Chart;   // otherwise CS0104: Plotly.NET.Chart vs Plotly.NET.CSharp.Chart

namespace Engines.PlotlyNet.Tests;

public sealed class WorkingExampleTests
{
    private static readonly double[] n = [64, 128, 256], tNaive = [1, 8, 64], tTiled = [0.5, 2, 9];

    [Fact]
    public void Code_that_compiles_against_the_real_packages_compiles_here() => Snapshot.Match(FigureText.Of(Figure()));

    private static GenericChart Figure()
    {
        var c = Chart.Combine(new[] {
                Chart.Line<double, double, string>(n, tNaive, ShowMarkers: true, Name: "naive", LineColor: Color.fromHex("#1f77b4"), LineWidth: 2.0, LineDash: StyleParam.DrawingStyle.Dash),
                Chart.Point<double, double, string>(n, tTiled, Name: "tiled", MarkerSymbol: StyleParam.MarkerSymbol.Cross) })
            .WithTitle("GEMM", TitleFont: Font.init(Size: 20.0))
            .WithXAxisStyle<double, double, string>(TitleText: "n", AxisType: StyleParam.AxisType.Log)
            .WithYAxisStyle<double, double, string>(TitleText: "ms", AxisType: StyleParam.AxisType.Log, MinMax: Tuple.Create(-1.0, 3.0)) // log10 of the range
            .WithLegendStyle(X: 0.02, Y: 0.98)
            .WithLegend(true)                                    // showlegend
            .WithAnnotation(Annotation.init<double, double, string, string, string, string, string, string, string, string>(X: 1.0, Y: 2.0, Text: "hi", ShowArrow: true))
            .WithShape(Shape.init<double, double, double, double>(ShapeType: StyleParam.ShapeType.Line, X0: 0.0, X1: 1.0, Y0: 2.0, Y1: 2.0, Line: Line.init(Dash: StyleParam.DrawingStyle.Dot)))
            .WithSize(800, 500);                                 // last: Combine resets width/height to 600
        return c;
    }
}
