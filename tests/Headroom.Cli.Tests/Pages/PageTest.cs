using Headroom.Cli.Pages;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Testing.Pages;

public sealed class PageTest
{
    [Fact]
    public void Outputs_are_shown_in_their_richest_form()
    {
        var shown = new InteractiveDocumentOutputElement[]
        {
            new TextElement("a < b\n\u001b[31mred\u001b[0m"),
            new TextElement("oops", "stderr"),
            new ErrorElement("(1,1): error CS0103: <x>"),
            Data(("text/html", "<svg></svg>"), ("text/plain", "Decode sits \"far\" under the roof")),
            Data(("image/png", "aGk=\n"), ("text/plain", "a picture")),
            Data(("text/markdown", "**bold**")),
            Data(("text/plain", "42 < 43")),
            Data(("application/json", "{}")),
        };
        Snapshot.Match(string.Concat(shown.Select(output => OutputHtml.Render(output, new PageFeatures()))));
    }

    [Fact]
    public void Code_is_coloured_and_every_character_of_it_kept()
    {
        const string Code =
            "#r \"a.dll\"\nusing System; // usings\nvar s = $\"{1 + 2:0.0} <b>\"; /* all */\nawait Task.Delay(1);\nbroken ( @ ";
        var html = CodeColours.Render(Code);
        Assert.Equal(Code, System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "")));
        Snapshot.Match(html);
    }

    [Fact]
    public void A_page_asks_nothing_of_any_host()
    {
        var page = Page.Render(
            [new InteractiveDocumentElement("# Title\n\ntext", "markdown"), new InteractiveDocumentElement("1 + 1", "csharp")], "fallback");
        Assert.DoesNotContain("http", page);
        Assert.DoesNotContain("url(", page);
        Assert.Contains("<title>Title</title>", page);
    }

    [Fact]
    public void The_notebooks_style_for_live_figures_is_no_output_of_a_page() =>
        Assert.Equal(
            "", OutputHtml.Render(
                Data(("text/html", Charts.NotebookTheme.Html), ("text/plain", "Charts take the colours of this notebook.")),
                new PageFeatures()));

    [Fact]
    public void A_formula_is_drawn_without_a_script()
    {
        var page = Page.Render([new InteractiveDocumentElement("It is $\\frac{a}{b}$.\n\n$$\n\\sum_{i} x_i\n$$", "markdown")], "fallback");
        Assert.Contains("<mfrac>", page);
        Assert.Contains("<math display=\"block\" alttext=\"Σ_i x_i\">", page);
        Assert.DoesNotContain("<script", page);
    }

    private static DisplayElement Data(params (string Type, string Value)[] forms) =>
        new(forms.ToDictionary(f => f.Type, f => (object)f.Value));
}
