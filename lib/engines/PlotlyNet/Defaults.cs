namespace Plotly.NET;

/// <summary>What later charts start from, for the whole process; charts that exist do not change.</summary>
public static class Defaults
{
    /// <summary>Width in pixels, 600 at first.</summary>
    public static int DefaultWidth { get; set; } = 600;

    /// <summary>Height in pixels, 600 at first.</summary>
    public static int DefaultHeight { get; set; } = 600;

    /// <summary>Template, <see cref="ChartTemplates.plotly"/> at first.</summary>
    public static Template DefaultTemplate { get; set; } = ChartTemplates.plotly;

    /// <summary>Configuration, responsive at first.</summary>
    public static Config DefaultConfig { get; set; } = Config.init(Responsive: true);

    /// <summary>Page around the chart; at first with a title and a script tag for plotly.js.</summary>
    public static DisplayOptions DefaultDisplayOptions { get; set; } = DisplayOptions.init(
        DocumentTitle: "Plotly.NET Datavisualization", DocumentDescription: "A plotly.js graph generated with Plotly.NET",
        DocumentCharset: "UTF-8", PlotlyJSReference: PlotlyJSReference.NewCDN(Globals.PlotlyJsUrl));

    /// <summary>Back to the values at first, but for the page: only the script tag is kept.</summary>
    public static void reset()
    {
        DefaultWidth = 600;
        DefaultHeight = 600;
        DefaultTemplate = ChartTemplates.plotly;
        DefaultConfig = Config.init(Responsive: true);
        DefaultDisplayOptions = DisplayOptions.initCDNOnly();
    }
}
