using Engines.PlotlyNet.Tests.Catalogue;
using Plotly.NET;

namespace Engines.PlotlyNet.Tests;

/// <summary>Figures as text for snapshots, the default template left out.</summary>
internal static class FigureText
{
    private static readonly string template = TemplateOf(Samples.Plain());

    public static string Of(NamedChart figure) => $"{figure.Name}\n  {Of(figure.Chart).Replace(",\"layout\":", ",\n  \"layout\":", StringComparison.Ordinal)}\n";

    public static string Of(GenericChart chart) => GenericChart.toJson(chart).Replace(template, "...", StringComparison.Ordinal);

    /// <summary>The data alone, without the brackets of the array.</summary>
    public static string Data(GenericChart chart)
    {
        var json = GenericChart.toJson(chart);
        return json["{\"data\":[".Length..json.IndexOf("],\"layout\":", StringComparison.Ordinal)];
    }

    /// <summary>The layout alone.</summary>
    public static string Layout(GenericChart chart)
    {
        var json = Of(chart);
        var start = json.IndexOf(",\"layout\":", StringComparison.Ordinal) + ",\"layout\":".Length;
        return json[start..json.IndexOf(",\"config\":", StringComparison.Ordinal)];
    }

    private static string TemplateOf(GenericChart chart)
    {
        var json = GenericChart.toJson(chart);
        var start = json.IndexOf("\"template\":", StringComparison.Ordinal) + "\"template\":".Length;
        return json[start..json.IndexOf("},\"config\":", StringComparison.Ordinal)];
    }
}
