using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

/// <summary>The F# face of the fluent methods, as C# sees it.</summary>
public static partial class GenericChartExtensions
{
    /// <summary>Title of the figure.</summary>
    public static GenericChart WithTitle(
        this GenericChart gChart, string title, FSharpOption<Font>? TitleFont = null) =>
        gChart.WithLayout(new Layout().With("title", Title.init(title, TitleFont)));

    /// <summary>Whether there is a legend.</summary>
    public static GenericChart WithLegend(
        this GenericChart gChart, bool showlegend) =>
        gChart.WithLayout(new Layout().With("showlegend", showlegend));

    /// <summary>Width and height in pixels.</summary>
    public static GenericChart WithSize(
        this GenericChart gChart, int width, int height)
    {
        gChart.Layout.With("width", width).With("height", height);
        return gChart.With();
    }

    /// <summary>Space around the plot area.</summary>
    public static GenericChart WithMargin(
        this GenericChart gChart, Margin margin)
    {
        gChart.Layout.With("margin", margin);
        return gChart.With();
    }

    /// <summary>Space around the plot area, in pixels.</summary>
    public static GenericChart WithMarginSize<a, b, c, d, e, f>(
        this GenericChart gChart, FSharpOption<a>? Left = null, FSharpOption<b>? Right = null, FSharpOption<c>? Top = null,
        FSharpOption<d>? Bottom = null, FSharpOption<e>? Pad = null, FSharpOption<f>? Autoexpand = null) =>
        gChart.WithMargin(Margin.init(Left, Right, Top, Bottom, Pad, Autoexpand));

    /// <summary>Replaces the template.</summary>
    public static GenericChart WithTemplate(
        this GenericChart gChart, Template template)
    {
        gChart.Layout.With("template", template);
        return gChart.With();
    }

    /// <summary>Merges a layout into the chart's; annotations and shapes are appended.</summary>
    public static GenericChart WithLayout(
        this GenericChart gChart, Layout layout) =>
        gChart.With(layout: Layout.Combine(gChart.Layout, layout));

    /// <summary>Replaces the configuration.</summary>
    public static GenericChart WithConfig(
        this GenericChart gChart, Config config) =>
        gChart.With(config: config);

    /// <summary>Writes a page with the chart; ".html" is added to a path without it. The page loads plotly.js from the network.</summary>
    public static void SaveHtml(
        this GenericChart gChart, string path, FSharpOption<bool>? OpenInBrowser = null) =>
        HtmlFile.Save(gChart, path, OpenInBrowser?.Value ?? false);
}
