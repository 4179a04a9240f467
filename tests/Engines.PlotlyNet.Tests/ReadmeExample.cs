using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;   // there is a Plotly.NET.Chart too

namespace Engines.PlotlyNet.Tests;

/// <summary>The README's example, line by line.</summary>
internal static class ReadmeExample
{
    public static string Json()
    {
        var chart = Chart.Line<double, double, string>([1, 10, 100], [0.1, 0.9, 12.5], ShowMarkers: true, Name: "measured")
            .WithTitle("Time grows faster than n")
            .WithXAxisStyle<double, double, string>(TitleText: "n", AxisType: StyleParam.AxisType.Log)
            .WithYAxisStyle<double, double, string>(TitleText: "ms", AxisType: StyleParam.AxisType.Log, MinMax: Tuple.Create(-2.0, 2.0));

        string json = GenericChart.toFigureJson(chart);   // {"data":[...],"layout":{...},"frames":[]}
        return json;
    }
}
