using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests;

/// <summary>JSON of one object, by way of a figure that holds nothing else.</summary>
internal static class Written
{
    public static string Json(DynamicObj.DynamicObj value)
    {
        var chart = Chart.Line<double, double, string>([], [], UseDefaults: false);
        GenericChart.getLayout(chart).SetValue("it", value);
        var layout = FigureText.Layout(chart);
        return layout["{\"it\":".Length..^1];
    }
}
