using System.Net;
using System.Text;

namespace Headroom.Grading.Reporting;

/// <summary>A report as a card for a notebook: no scripts, readable on light and dark pages, the same lines as on the terminal.</summary>
public static class ReportHtml
{
    // What fits beside the margin of a notebook's cell without scrolling.
    private const int Columns = 78;

    public static string Render(Report report)
    {
        var html = new StringBuilder();
        html.Append($"""<div role="group" aria-label="Check of exercise {WebUtility.HtmlEncode(report.Exercise)}: {report.Outcome}" style="border-left:4px solid {Edge(report.Outcome)};padding:.4em 1em;margin:.4em 0;overflow-x:auto"><pre style="margin:0;background:none;border:0;color:inherit">""");
        foreach (var line in ReportLayout.Lines(report, Columns))
        {
            foreach (var span in line.Spans) html.Append(Span(span));
            html.Append('\n');
        }
        return html.Append("</pre></div>").ToString();
    }

    private static string Span(Span span)
    {
        var text = WebUtility.HtmlEncode(span.Text);
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

    private static string Edge(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "#2a9d6a",
        Outcome.Failed => "#d1603d",
        _ => "#8a8f98",
    };
}
