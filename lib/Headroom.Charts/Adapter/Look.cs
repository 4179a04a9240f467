using Headroom.Charts.Colors;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Headroom.Charts.Adapter;

/// <summary>
/// The template of every figure: what the figure itself leaves open. Its inks are <see cref="Palette.Ink"/>,
/// <see cref="Palette.Muted"/> and <see cref="Palette.Grid"/> and no others, so that <see cref="NotebookTheme"/> and the book find them.
/// </summary>
internal static class Look
{
    public static Template Template()
        => new Template().With("layout", new Layout().With("paper_bgcolor", "white").With("plot_bgcolor", "white")
            .With("font", Texts.Font(13, Palette.Ink).With("family", "system-ui, sans-serif"))
            .With("title", TitleAboveLeft()).With("legend", LegendAbove())
            .With("hoverlabel", new Hoverlabel()
                .With("bgcolor", "white").With("bordercolor", Color.fromHex(Palette.Muted)).With("font", Texts.Font(null, Palette.Ink)))
            .With("xaxis", Axis()).With("yaxis", Axis())).With("data", new global::DynamicObj.DynamicObj());

    /// <summary>The margins grow by what tick labels and titles need; a title keeps its distance to the longest label.</summary>
    private static LinearAxis Axis()
        => new LinearAxis().With("showline", true).With("zeroline", true).With("automargin", true).With("exponentformat", "SI")
            .With("title", new Title().With("standoff", 12).With("font", Texts.Font(13, Palette.Muted)))
            .With("tickfont", Texts.Font(12, Palette.Muted)).With("linecolor", Color.fromHex(Palette.Muted))
            .With("gridcolor", Color.fromHex(Palette.Grid)).With("zerolinecolor", Color.fromHex(Palette.Grid));

    private static Title TitleAboveLeft()
        => new Title().With("font", Texts.Font(16, Palette.Ink))
            .With("x", 0.02).With("xanchor", "left").With("y", 0.97).With("yanchor", "top");

    /// <summary>A row above the plot: names may be long, and beside the plot they would take its room.</summary>
    private static Legend LegendAbove()
        => new Legend().With("orientation", "h").With("x", 0).With("xanchor", "left").With("y", 1.02).With("yanchor", "bottom");
}
