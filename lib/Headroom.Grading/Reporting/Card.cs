using System.Net;
using System.Text;
using Headroom.Kernels;

namespace Headroom.Grading.Reporting;

/// <summary>
/// Lines of a report as a card for a notebook: no scripts, readable on light and dark pages, with a label for who cannot see it.
/// </summary>
internal static class Card
{
    /// <summary>What fits beside the margin of a notebook's cell without scrolling.</summary>
    public const int Columns = 78;

    public const string Good = PageColors.Good, Bad = PageColors.Bad, Neutral = PageColors.Muted;

    public static string Of(string label, string edge, IEnumerable<ReportLine> lines) =>
        Around(label, edge, $"<pre style=\"margin:0;background:none;border:0;color:inherit\">{Text(lines)}</pre>");

    public static string Around(string label, string edge, string html) =>
        $"<div role=\"group\" aria-label=\"{Encode(label)}\" style=\"{PageColors.Names};border-left:4px solid {edge};padding:.4em "
            + $"1em;margin:.4em 0;overflow-x:auto\">{html}</div>";

    public static string Html(Piece span)
    {
        var text = Encode(span.Text);
        if (span.Spoken is { } spoken) text = $"<span role=\"img\" aria-label=\"{Encode(spoken)}\">{text}</span>";
        return span.Ink switch
        {
            Ink.Strong => $"<b>{text}</b>",
            Ink.Muted => $"""<span style="color:{PageColors.Muted}">{text}</span>""",
            Ink.Good => $"""<span style="color:{PageColors.Good}">{text}</span>""",
            Ink.Bad => $"""<span style="color:{PageColors.Bad}">{text}</span>""",
            Ink.Path => $"<code>{text}</code>",
            _ => text,
        };
    }

    private static string Text(IEnumerable<ReportLine> lines)
    {
        var html = new StringBuilder();
        foreach (var line in lines) html.AppendJoin("", line.Pieces.Select(Html)).Append('\n');
        return html.ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
