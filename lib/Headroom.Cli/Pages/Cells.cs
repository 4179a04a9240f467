using System.Net;
using System.Text;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Cli.Pages;

/// <summary>The cells of an executed notebook as HTML, for any page around them.</summary>
internal static class Cells
{
    public static string Render(InteractiveDocument document, PageFeatures page)
    {
        var body = new StringBuilder();
        foreach (var cell in document.Elements) body.Append(IsProse(cell) ? Prose.Render(cell.Contents, page) : Code(cell, page));
        return body.ToString();
    }

    public static bool IsProse(InteractiveDocumentElement cell) => cell.KernelName is "markdown" or "md";

    /// <summary>C# as a block; lines that do not fit are wrapped.</summary>
    public static string Code(string code, bool isCSharp = true) =>
        $"<pre class=\"code\"><code>{(isCSharp ? CodeColours.Render(code) : WebUtility.HtmlEncode(code))}</code></pre>\n";

    private static string Code(InteractiveDocumentElement cell, PageFeatures page)
    {
        var html = new StringBuilder("<section class=\"cell\">\n");
        html.Append(Code(cell.Contents, cell.KernelName is null or "csharp"));
        foreach (var output in cell.Outputs) html.Append(OutputHtml.Render(output, page));
        return html.Append(page.After(cell)).Append("</section>\n").ToString();
    }
}
