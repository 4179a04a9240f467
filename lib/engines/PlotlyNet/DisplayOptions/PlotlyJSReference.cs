namespace Plotly.NET;

/// <summary>Where a page with a chart gets plotly.js from.</summary>
public sealed record PlotlyJSReference
{
    private PlotlyJSReference(string? cdn = null, string? require = null) => (CdnUrl, RequireUrl) = (cdn, require);

    internal string? CdnUrl { get; }

    internal string? RequireUrl { get; }

    /// <summary>The page names no plotly.js: it is there already.</summary>
    public static PlotlyJSReference NoReference { get; } = new();

    /// <summary>A script tag with this address.</summary>
    public static PlotlyJSReference NewCDN(string item) => new(cdn: item);

    /// <summary>A require.js module with this address, without ".js".</summary>
    public static PlotlyJSReference NewRequire(string item) => new(require: item);
}
