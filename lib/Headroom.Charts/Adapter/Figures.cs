using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Headroom.Charts.Adapter;

/// <summary>Traces and a layout as one of Plotly.NET's charts. Its charts change in place, so every part is made anew for every chart.</summary>
internal static class Figures
{
    public static GenericChart Of(IEnumerable<Trace> traces, Layout layout)
        => GenericChart.NewMultiChart(ListModule.OfSeq(traces), layout, Defaults.DefaultConfig, DisplayOptions.initCDNOnly());

    /// <param name="x">Along the bottom.</param>
    /// <param name="y">Upwards.</param>
    /// <param name="height">Pixels, for a width of 720.</param>
    /// <param name="bars">"stack" for bars on top of each other; null for side by side.</param>
    public static Layout Layout(LinearAxis x, LinearAxis y, int height = 440, string? bars = null)
        => new Layout().With("width", 720).With("height", height).With("template", ChartTemplates.light).With("barmode", bars).With("xaxis", x).With("yaxis", y);

    public static Layout Titled(this Layout layout, string title, bool showLegend)
        => layout.With("title", Texts.Title(title)).With("showlegend", showLegend);
}
