using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Headroom.Charts.Adapter;

/// <summary>
/// Traces and a layout as one of Plotly.NET's charts. Its charts change in place, so every part is made anew for every chart.
/// </summary>
internal static class PlotlyFigures
{
    public static GenericChart Of(IEnumerable<Trace> traces, Layout layout)
        => GenericChart.NewMultiChart(ListModule.OfSeq(traces), layout, Defaults.DefaultConfig, DisplayOptions.initCDNOnly());

    /// <param name="x">Along the bottom.</param>
    /// <param name="y">Upwards.</param>
    /// <param name="height">Pixels, for a width of 720.</param>
    /// <param name="bars">"stack" for bars on top of each other; null for side by side.</param>
    public static Layout Layout(LinearAxis x, LinearAxis y, int height = 440, string? bars = null)
        => new Layout().With("width", 720).With("height", height).With("template", Look.Template())
            .With("barmode", bars).With("xaxis", x).With("yaxis", y);

    /// <summary>
    /// Above the plot stand the title and, where there is one, a legend of up to two rows. Labels may pass the plot's right edge.
    /// </summary>
    public static Layout Titled(this Layout layout, string title, bool showLegend)
    {
        var lines = Texts.Lines(title, width: 680, size: 16);
        var top = (showLegend ? 92 : 56) + 20 * (lines.Count - 1);
        return layout.With("title", Texts.Title(string.Join("<br>", lines))).With("showlegend", showLegend)
            .With("margin", new Margin().With("l", 40).With("r", 60).With("t", top).With("b", 40));
    }
}
