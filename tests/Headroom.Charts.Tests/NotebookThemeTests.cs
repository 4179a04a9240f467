using Headroom.Charts.Colors;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Charts;

public sealed class NotebookThemeTests
{
    [Fact]
    public void Every_colour_of_the_palette_has_a_rule_for_lines_and_for_areas()
    {
        foreach (var colour in (string[])[.. Palette.Light, Palette.Ink, Palette.Muted, Palette.Grid])
        {
            var (r, g, b) = Svg.Rgb.Parse(colour)!.Value;
            Assert.Contains($"[style*=\"fill: rgb({r}, {g}, {b})\"]{{fill:var(--", NotebookTheme.Html, StringComparison.Ordinal);
            Assert.Contains($"[style*=\"stroke: rgb({r}, {g}, {b})\"]{{stroke:var(--", NotebookTheme.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_rule_speaks_of_plotly_figures_on_pages_with_a_known_theme()
    {
        string[] starts = [":is(body[class*=\"vscode-\"],[data-jp-theme-light]) .js-plotly-plot ", ".vscode-light .js-plotly-plot,",
            ".vscode-dark .js-plotly-plot,", ".vscode-dark .js-plotly-plot "];
        var rules = NotebookTheme.Html.Split('\n').Where(line => line.Contains('{')).ToArray();
        Assert.True(rules.Length > 20);
        Assert.All(rules, rule => Assert.Contains(starts, start => rule.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public void It_is_a_style_sheet_and_a_line_of_text()
    {
        ChartFormatter.Register();
        Assert.True(NotebookTheme.IsIt(new NotebookTheme().ToDisplayString(HtmlFormatter.MimeType)));
        Assert.Equal("Charts take the colours of this notebook.", new NotebookTheme().ToDisplayString(PlainTextFormatter.MimeType));
        Assert.False(NotebookTheme.IsIt("<figure>"));
    }
}
