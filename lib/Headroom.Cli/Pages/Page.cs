using System.Net;
using System.Text;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Cli.Pages;

/// <summary>An executed notebook as one HTML file that asks nothing of any host.</summary>
internal static class Page
{
    public static string Render(InteractiveDocument document, string fallbackTitle)
    {
        var body = new StringBuilder();
        foreach (var cell in document.Elements) body.Append(cell.KernelName is "markdown" or "md" ? Prose.Render(cell.Contents) : Code(cell));
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(Title(document) ?? fallbackTitle)}</title>
            <link rel="icon" href="data:,">
            <style>
            {PageStyle.Css}
            </style>
            </head>
            <body>
            <main>
            {body}</main>
            </body>
            </html>

            """;
    }

    private static string Code(InteractiveDocumentElement cell)
    {
        var html = new StringBuilder("<section class=\"cell\">\n");
        html.Append("<pre class=\"code\" tabindex=\"0\"><code>").Append(cell.KernelName is null or "csharp" ? CodeColours.Render(cell.Contents) : WebUtility.HtmlEncode(cell.Contents)).Append("</code></pre>\n");
        foreach (var output in cell.Outputs) html.Append(OutputHtml.Render(output));
        return html.Append("</section>\n").ToString();
    }

    private static string? Title(InteractiveDocument document) => document.Elements
        .Where(cell => cell.KernelName is "markdown" or "md")
        .SelectMany(cell => cell.Contents.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();
}
