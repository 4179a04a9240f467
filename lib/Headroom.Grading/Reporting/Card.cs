using System.Net;
using System.Text;

namespace Headroom.Grading.Reporting;

/// <summary>Lines of a report as a card for a notebook: no scripts, readable on light and dark pages, with a label for who cannot see it.</summary>
internal static class Card
{
    /// <summary>What fits beside the margin of a notebook's cell without scrolling.</summary>
    public const int Columns = 78;

    public const string Good = "#2a9d6a", Bad = "#d1603d", Neutral = "#8a8f98";

    public static string Of(string label, string edge, IEnumerable<ReportLine> lines) =>
        Around(label, edge, $"<pre style=\"margin:0;background:none;border:0;color:inherit\">{Text(lines)}</pre>");

    public static string Around(string label, string edge, string html) =>
        $"<div role=\"group\" aria-label=\"{Encode(label)}\" style=\"border-left:4px solid {edge};padding:.4em 1em;margin:.4em 0;overflow-x:auto\">{html}</div>";

    public static string Html(Span span)
    {
        var text = Encode(span.Text);
        if (span.Spoken is { } spoken) text = $"<span role=\"img\" aria-label=\"{Encode(spoken)}\">{text}</span>";
        return span.Ink switch
        {
            Ink.Strong => $"<b>{text}</b>",
            Ink.Muted => $"""<span style="opacity:.65">{text}</span>""",
            Ink.Good => $"""<span style="color:light-dark(#0b6b3a,#7fd6a4)">{text}</span>""",
            Ink.Bad => $"""<span style="color:light-dark(#a3341f,#ff9d85)">{text}</span>""",
            Ink.Path => $"<code>{text}</code>",
            _ => text,
        };
    }

    private static string Text(IEnumerable<ReportLine> lines)
    {
        var html = new StringBuilder();
        foreach (var line in lines) html.AppendJoin("", line.Spans.Select(Html)).Append('\n');
        return html.ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
