using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests;

/// <summary>JSON that the real packages are known to write, character for character.</summary>
public sealed class FactsTests
{
    private static readonly double[] x = [1, 10], y = [0.1, 0.9];
    private static readonly double[][] z = [[1, 2], [3, 4]];

    [Fact]
    public void A_line_with_markers() => Assert.Equal(
        """{"type":"scatter","name":"measured","mode":"lines+markers","x":[1.0,10.0],"y":[0.1,0.9],"marker":{},"line":{}}""",
        FigureText.Data(Chart.Line<double, double, string>(x, y, ShowMarkers: true, Name: "measured")));

    [Fact]
    public void A_styled_line() => Assert.EndsWith(
        """line":{"color":"rgba(31, 119, 180, 1.0)","width":2.0,"dash":"dash"}}""",
        FigureText.Data(Chart.Line<double, double, string>(
            x, y, LineColor: Color.fromHex("#1f77b4"), LineWidth: 2.0, LineDash: StyleParam.DrawingStyle.Dash)));

    [Fact]
    public void A_column() => Assert.Equal(
        """{"type":"bar","name":"c","x":["a","b"],"y":[3.0,1.0],"orientation":"v","marker":{"pattern":{}}}""",
        FigureText.Data(Chart.Column<double, string, string>([3, 1], Keys: new[] { "a", "b" }, Name: "c")));

    [Fact]
    public void A_heat_map() => Assert.Equal(
        """{"type":"heatmap","x":["x0","x1"],"y":["y0","y1"],"z":[[1.0,2.0],[3.0,4.0]],"colorscale":"Viridis"}""",
        FigureText.Data(Chart.Heatmap<double, string, string, string>(
            z, X: new[] { "x0", "x1" }, Y: new[] { "y0", "y1" }, ColorScale: StyleParam.Colorscale.Viridis)));

    [Fact]
    public void A_layout() => Assert.Equal(
        """
        {"width":700,"height":400,"template":...,"title":{"text":"T","font":{"size":20.0}},
        "annotations":[{"x":1.0,"y":2.0,"showarrow":true,"text":"hi"}],
        "shapes":[{"line":{"dash":"dot"},"type":"line","x0":0.0,"x1":1.0,"y0":2.0,"y1":2.0}],
        "xaxis":{"title":{"text":"n"},"type":"log","range":[0.0,3.0]},"legend":{"x":0.02,"y":0.98},"showlegend":true}
        """.ReplaceLineEndings(""),
        FigureText.Layout(Chart.Line<double, double, string>(x, y)
            .WithSize(700, 400)
            .WithTitle("T", TitleFont: Font.init(Size: 20.0))
            .WithAnnotation(Annotation.init<double, double, string, string, string, string, string, string, string, string>(X: 1.0, Y: 2.0, Text: "hi", ShowArrow: true))
            .WithShape(Shape.init<double, double, double, double>(ShapeType: StyleParam.ShapeType.Line, X0: 0.0, X1: 1.0, Y0: 2.0, Y1: 2.0, Line: Line.init(Dash: StyleParam.DrawingStyle.Dot)))
            .WithXAxisStyle<double, double, string>(TitleText: "n", AxisType: StyleParam.AxisType.Log, MinMax: Tuple.Create(0.0, 3.0))
            .WithLegendStyle(X: 0.02, Y: 0.98)
            .WithLegend(true)));

    [Fact]
    public void A_grid()
    {
        var grid = Chart.Grid(
            new[] { Chart.Line<double, double, string>(x, y), Chart.Line<double, double, string>(x, y) }, 1, 2, SubPlotTitles: new[] { "A" });

        Assert.Contains("xaxis\":\"x2\",\"yaxis\":\"y2\"", FigureText.Data(grid), StringComparison.Ordinal);
        Assert.EndsWith(
            """
            "xaxis":{},"yaxis":{},"xaxis2":{},"yaxis2":{},
            "annotations":[{"x":0.22222222222222224,"y":1.0,"showarrow":false,"text":"A","xanchor":"center","xref":"paper","yanchor":"bottom","yref":"paper"}],
            "grid":{"rows":1,"columns":2,"roworder":"top to bottom","pattern":"independent"}}
            """.ReplaceLineEndings(""),
            FigureText.Layout(grid));
    }

    [Fact]
    public void Figure_json_has_frames_and_chart_json_has_the_configuration()
    {
        var chart = Chart.Line<double, double, string>([1], [2], UseDefaults: false);

        Assert.Equal("""{"data":[{"type":"scatter","mode":"lines","x":[1.0],"y":[2.0],"marker":{},"line":{}}],"layout":{},"frames":[]}""", GenericChart.toFigureJson(chart));
        Assert.Equal("""{"data":[{"type":"scatter","mode":"lines","x":[1.0],"y":[2.0],"marker":{},"line":{}}],"layout":{},"config":{}}""", GenericChart.toJson(chart));
    }
}
