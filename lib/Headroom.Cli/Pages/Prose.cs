using Headroom.Cli.Pages.Maths;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Headroom.Cli.Pages;

/// <summary>A Markdown cell as HTML, with formulas between dollar signs.</summary>
internal static class Prose
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseMathematics()
        .Build();

    public static string Render(string markdown, PageFeatures page)
    {
        var document = Markdown.Parse(markdown, s_pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.GetAttributes().Id = page.Outline.Add(heading.Level, Text(heading.Inline)).Id;
        foreach (var link in document.Descendants<LinkInline>().Where(link => link is { IsImage: false, Url: not null }))
            link.Url = page.Link(link.Url!);
        using var written = new StringWriter();
        var html = new HtmlRenderer(written);
        s_pipeline.Setup(html);
        html.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new FormulaInLine(page));
        html.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new FormulaOfItsOwn(page));
        html.Render(document);
        // A wide table scrolls inside itself, by keyboard too.
        var body = written.ToString().Replace("<table>", "<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>")
            .Replace("</table>", "</table></div>");
        return $"<section class=\"prose\">\n{body}</section>\n";
    }

    /// <summary>Every formula of a cell; true for those on a line of their own.</summary>
    public static IEnumerable<(string Tex, bool Display)> Formulas(string markdown) => Markdown.Parse(markdown, s_pipeline).Descendants()
        .Select(part => part switch
        {
            MathInline inline => Formula(inline),
            MathBlock block => Formula(block),
            _ => ("", false),
        })
        .Where(formula => formula.Item1.Length > 0);

    private static (string Tex, bool Display) Formula(MathInline inline) => (inline.Content.ToString().Trim(), inline.DelimiterCount == 2);

    private static (string Tex, bool Display) Formula(MathBlock block) => (block.Lines.ToString().Trim(), true);

    private static string Text(ContainerInline? inlines) =>
        inlines is null ? "" : string.Concat(inlines.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        MathInline maths => PlainMaths.Of(maths.Content.ToString()),
        _ => "",
    })).Trim();

    private sealed class FormulaInLine(PageFeatures page) : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline inline)
        {
            var (tex, display) = Formula(inline);
            renderer.Write(page.Formula(tex, display));
        }
    }

    private sealed class FormulaOfItsOwn(PageFeatures page) : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock block) =>
            renderer.Write("<div class=\"math-block\" role=\"group\" aria-label=\"Formula\" tabindex=\"0\">")
                .Write(page.Formula(Formula(block).Tex, true)).WriteLine("</div>");
    }
}
