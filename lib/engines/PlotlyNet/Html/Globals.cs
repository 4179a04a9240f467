#pragma warning disable CA1050 // the real package keeps its constants outside any namespace

/// <summary>Constants of the package.</summary>
public static class Globals
{
    /// <summary>The plotly.js that the figures are written for.</summary>
    public const string PLOTLYJS_VERSION = "2.27.1";

    internal const string PlotlyJsUrl = $"https://cdn.plot.ly/plotly-{PLOTLYJS_VERSION}.min.js";
}
