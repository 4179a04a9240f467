using System.Net;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Cli.Pages;

/// <summary>An executed notebook as one HTML file that asks nothing of any host.</summary>
internal static class Page
{
    public static string Render(InteractiveDocument document, string fallbackTitle)
    {
        var page = new PageFeatures();
        var body = Cells.Render(document, page);
        return Frame(page.Outline.Title ?? fallbackTitle, $"<style>\n{PageStyle.Css}\n</style>", $"<main>\n{body}</main>");
    }

    /// <summary>The HTML document around a head and a body.</summary>
    public static string Frame(string title, string head, string body) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{WebUtility.HtmlEncode(title)}</title>
        <link rel="icon" href="data:,">
        {head}
        </head>
        <body>
        {body}
        </body>
        </html>

        """;
}
