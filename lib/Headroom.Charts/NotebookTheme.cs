using Headroom.Charts.Colors;
using Headroom.Charts.Svg;

namespace Headroom.Charts;

/// <summary>
/// Shown once in a notebook: from then on live figures of the course take paper, ink and series colours of the page they stand on. Plotly
/// figures name colours and no variables, so a style sheet recognises those of <see cref="Palette"/> and says what they are on this page.
/// A page without a known theme keeps the figure's own white paper.
/// </summary>
public sealed class NotebookTheme
{
    private const string Plot = ".js-plotly-plot";

    /// <summary>A style element and nothing to see.</summary>
    public static string Html { get; } = $"<style data-headroom=\"charts\">\n{Css()}</style>";

    /// <summary>Whether an output is this style element, which a page of our own has no use for.</summary>
    public static bool IsIt(string html)
        => html is not null && html.StartsWith("<style data-headroom=\"charts\">", StringComparison.Ordinal);

    public override string ToString() => "Charts take the colours of this notebook.";

    private static string Css()
        => PageTheme.On(PageTheme.Light, Plot, PageTheme.LightColors) + PageTheme.On(PageTheme.Dark, Plot, PageTheme.DarkColors)
            + Recolour(".main-svg", "background", "white", "transparent") + Recolour(".bg", "fill", Written("#ffffff"), "transparent")
            + Recolour(".hoverlayer path", "fill", Written("#ffffff"), "var(--surface)")
            + Both(Palette.Ink, "var(--ink)") + Both(Palette.Muted, "var(--muted)") + Both(Palette.Grid, "var(--grid)")
            + string.Concat(Enumerable.Range(0, Palette.MostSeries)
                .Select(slot => Both(Palette.Light[slot], $"var(--c{slot + 1})") + InsideBars(slot)))
            // Labels stand over lines and grid.
            + OnAnyPage($":is(.textpoint text,.annotation text[style*=\"fill: {Written(Palette.Muted)}\"])",
                "paint-order:stroke;stroke:var(--surface);stroke-width:3px;stroke-linejoin:round");

    private static string Both(string color, string shown)
        => Recolour("", "fill", Written(color), shown) + Recolour("", "stroke", Written(color), shown);

    private static string Recolour(string part, string property, string written, string shown)
        => OnAnyPage($"{part}[style*=\"{property}: {written}\"]", $"{property}:{shown} !important");

    // The value inside a bar was given the ink for the bar's light colour.
    private static string InsideBars(int slot)
        => PageTheme.On(PageTheme.Dark, $"{Plot} path[style*=\"fill: {Written(Palette.Light[slot])}\"]+.bartext-inside",
            $"fill:{Rgb.Parse(Palette.Dark[slot])!.Value.Ink} !important");

    private static string OnAnyPage(string part, string body)
        => PageTheme.Rule($":is(body[class*=\"vscode-\"],[data-jp-theme-light]) {Plot} {part}", body);

    // As a browser writes a colour into a style attribute.
    private static string Written(string color) => Rgb.Parse(color) is var (r, g, b) ? $"rgb({r}, {g}, {b})" : color;
}
