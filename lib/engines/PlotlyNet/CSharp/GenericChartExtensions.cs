using Plotly.NET.LayoutObjects;

namespace Plotly.NET.CSharp;

/// <summary>The C# face of the fluent methods.</summary>
public static partial class GenericChartExtensions
{
    /// <summary>The layout itself, not a copy.</summary>
    public static Layout GetLayout(
        this GenericChart gChart) =>
        gChart.Layout;

    /// <summary>The traces, in drawing order.</summary>
    public static Trace[] GetTraces(
        this GenericChart gChart) =>
        [.. gChart.Traces];

    /// <summary>Writes a page with the chart; ".html" is added to a path without it. The page loads plotly.js from the network.</summary>
    public static void SaveHtml(
        this GenericChart gChart, string path, Optional<bool> OpenInBrowser = default) =>
        HtmlFile.Save(gChart, path, OpenInBrowser.Or(false));

    /// <summary>Name, visibility and legend of the traces; the second trace is called name_1, the third name_2.</summary>
    public static GenericChart WithTraceInfo(
        this GenericChart gChart, Optional<string> Name = default, Optional<StyleParam.Visible> Visible = default,
        Optional<bool> ShowLegend = default, Optional<int> LegendRank = default, Optional<string> LegendGroup = default,
        Optional<Title> LegendGroupTitle = default) =>
        NET.GenericChartExtensions.WithTraceInfo(gChart, Name.ToOption(), Visible.ToOption(), ShowLegend.ToOption(), LegendRank.ToOption(),
            LegendGroup.ToOption(), LegendGroupTitle.ToOption());

    /// <summary>Width and height in pixels.</summary>
    public static GenericChart WithSize(
        this GenericChart gChart, Optional<int> Width = default, Optional<int> Height = default)
    {
        gChart.Layout.Set("width", Width).Set("height", Height);
        return gChart.With();
    }

    /// <summary>Sets the legend, or merges it into the one that is there.</summary>
    public static GenericChart WithLegend(
        this GenericChart gChart, Legend legend)
    {
        gChart.Layout.Merge("legend", legend);
        return gChart.With();
    }

    /// <summary>Place and style of the legend; X and Y are fractions of the plot area.</summary>
    public static GenericChart WithLegendStyle(
        this GenericChart gChart, Optional<Color> BGColor = default, Optional<Color> BorderColor = default,
        Optional<double> BorderWidth = default, Optional<double> EntryWidth = default,
        Optional<StyleParam.EntryWidthMode> EntryWidthMode = default, Optional<Font> Font = default,
        Optional<StyleParam.TraceGroupClickOptions> GroupClick = default, Optional<Font> GroupTitleFont = default,
        Optional<StyleParam.TraceItemClickOptions> ItemClick = default,
        Optional<StyleParam.TraceItemClickOptions> ItemDoubleClick = default, Optional<StyleParam.TraceItemSizing> ItemSizing = default,
        Optional<int> ItemWidth = default, Optional<StyleParam.Orientation> Orientation = default, Optional<Title> Title = default,
        Optional<double> TraceGroupGap = default, Optional<StyleParam.TraceOrder> TraceOrder = default,
        Optional<string> UIRevision = default, Optional<StyleParam.VerticalAlign> VerticalAlign = default, Optional<double> X = default,
        Optional<StyleParam.XAnchorPosition> XAnchor = default, Optional<double> Y = default,
        Optional<StyleParam.YAnchorPosition> YAnchor = default) =>
        gChart.WithLegend(new Legend()
            .Set("bgcolor", BGColor).Set("bordercolor", BorderColor).Set("borderwidth", BorderWidth)
            .Set("entrywidth", EntryWidth).Set("entrywidthmode", EntryWidthMode).Set("font", Font)
            .Set("groupclick", GroupClick).Set("grouptitlefont", GroupTitleFont)
            .Set("itemclick", ItemClick).Set("itemdoubleclick", ItemDoubleClick).Set("itemsizing", ItemSizing).Set("itemwidth", ItemWidth)
            .Set("orientation", Orientation).Set("title", Title).Set("tracegroupgap", TraceGroupGap).Set("traceorder", TraceOrder)
            .Set("uirevision", UIRevision).Set("valign", VerticalAlign)
            .Set("x", X).Set("xanchor", XAnchor).Set("y", Y).Set("yanchor", YAnchor));
}
