using System.Net;
using System.Text.RegularExpressions;
using Headroom.Charts;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Cli.Pages;

/// <summary>One output of a cell: its richest form that a page can show by itself.</summary>
internal static partial class OutputHtml
{
    public static string Render(InteractiveDocumentOutputElement output, PageFeatures page) => output switch
    {
        TextElement text => $"<pre class=\"{(text.Name == "stderr" ? "stderr" : "stdout")}\" tabindex=\"0\">{Plain(text.Text)}</pre>\n",
        ErrorElement error => $"<pre class=\"error\" tabindex=\"0\">{Plain(error.ErrorValue)}</pre>\n",
        DisplayElement shown => Data(shown.Data, page),
        ReturnValueElement result => Data(result.Data, page),
        _ => "",
    };

    private static string Data(IDictionary<string, object> data, PageFeatures page)
    {
        var plain = Text(data, "text/plain");
        if (Text(data, ChartFormatter.PlotlyMimeType) is { } figure && Text(data, "text/html") is { } picture)
            return page.Chart(picture, figure, plain);
        if (Text(data, "text/html") is { } html) return NotebookTheme.IsIt(html) ? "" : Box(html, plain);
        if (Text(data, "image/svg+xml") is { } svg) return Box(svg, plain);
        foreach (var type in new[] { "image/png", "image/jpeg" })
            if (Text(data, type) is { } image)
                return Box(
                    $"<img src=\"data:{type};base64,{image.ReplaceLineEndings("")}\" alt=\"{WebUtility.HtmlEncode(plain ?? "")}\">", plain);
        if (Text(data, "text/markdown") is { } markdown) return Prose.Render(markdown, page);
        var first = plain ?? data.Keys.Select(type => Text(data, type)).FirstOrDefault(text => text is not null) ?? "";
        return $"<pre class=\"result\" tabindex=\"0\">{Plain(first)}</pre>\n";
    }

    // A one-line description, where the output has one, is what a screen reader reads first.
    internal static string Box(string html, string? plain)
    {
        var label = plain is { Length: > 0 and < 400 } && !plain.Trim().Contains('\n') ? plain.Trim() : "Output";
        return $"<div class=\"output\" role=\"group\" aria-label=\"{WebUtility.HtmlEncode(label)}\" tabindex=\"0\">{html}</div>\n";
    }

    private static string? Text(IDictionary<string, object> data, string type) =>
        !data.TryGetValue(type, out var value) ? null : value switch
    {
        string text => text,
        IEnumerable<string> lines => string.Concat(lines),
        _ => null,
    };

    private static string Plain(string text) => WebUtility.HtmlEncode(Escapes().Replace(text, ""));

    // Colours meant for a terminal.
    [GeneratedRegex(@"\u001b\[[0-9;]*[A-Za-z]")]
    private static partial Regex Escapes();
}
