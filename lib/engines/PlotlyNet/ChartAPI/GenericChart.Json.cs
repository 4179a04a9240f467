namespace Plotly.NET;

public abstract partial class GenericChart
{
    /// <summary>The figure as plotly.js's JSON: data, layout, and an empty list of frames.</summary>
    public static string toFigureJson(GenericChart gChart) =>
        $$"""{"data":{{gChart.DataJson}},"layout":{{gChart.LayoutJson}},"frames":[]}""";

    /// <summary>The figure as JSON with its configuration: data, layout, config.</summary>
    public static string toJson(GenericChart gChart) =>
        $$"""{"data":{{gChart.DataJson}},"layout":{{gChart.LayoutJson}},"config":{{gChart.ConfigJson}}}""";

    internal string DataJson => JsonText.Of(Traces);

    internal string LayoutJson => JsonText.Of(Layout);

    internal string ConfigJson => JsonText.Of(Config);
}
