using Markdig;

namespace Headroom.Cli.Pages;

/// <summary>A Markdown cell as HTML.</summary>
internal static class Prose
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().UseFootnotes().Build();

    public static string Render(string markdown) => $"<section class=\"prose\">\n{Markdown.ToHtml(markdown, Pipeline)}</section>\n";
}
