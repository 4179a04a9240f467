using System.Globalization;
using System.Net;
using System.Text;
using Headroom.Grading.Reporting;

namespace Headroom.Notebooks.Tests.Documents;

/// <summary>A report as a terminal shows it, as a picture that follows the page's theme.</summary>
internal static class TerminalPicture
{
    // Units of the picture: a character of 13 px type, a line, and the room around.
    private const double Advance = 7.82, Leading = 19, Margin = 18;

    private const string Style = """
        <style>
        #report{--paper:#f6f8fa;--ink:#171c26;--muted:#56606f;--good:#0f6b45;--bad:#a31515;--path:#0b3563}
        @media (prefers-color-scheme:dark){#report{--paper:#14181f;--ink:#e9ebef;--muted:#a7afbc;--good:#3dbd98;--bad:#ff8f7a;--path:#c2e1ff}}
        #report text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:var(--ink);white-space:pre}
        #report .strong{font-weight:700}#report .muted{fill:var(--muted)}#report .good{fill:var(--good)}
        #report .bad{fill:var(--bad);font-weight:700}#report .path{fill:var(--path)}
        </style>

        """;

    /// <param name="title">What the picture says, for who does not see it.</param>
    /// <param name="command">What was typed.</param>
    /// <param name="lines">What came back.</param>
    public static string Of(string title, string command, IReadOnlyList<ReportLine> lines)
    {
        ReportLine[] all = [new(new Piece($"$ {command}", Ink.Muted)), .. lines];
        var (width, height) = (2 * Margin + Advance * all.Max(line => line.Text.Length), 2 * Margin + Leading * all.Length);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:0} {height:0}\" ");
        svg.Append(CultureInfo.InvariantCulture, $"width=\"{width:0}\" height=\"{height:0}\" ");
        svg.Append("role=\"img\" aria-labelledby=\"report-t report-d\" id=\"report\">\n");
        svg.Append($"<title id=\"report-t\">{Escape(title)}</title>\n");
        svg.Append($"<desc id=\"report-d\">{Escape(string.Join('\n', all.Select(line => line.Text)))}</desc>\n").Append(Style);
        svg.Append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"var(--paper)\"/>\n");
        for (var row = 0; row < all.Length; row++) Append(svg, all[row], Margin + Leading * (row + 0.75));
        return svg.Append("</svg>\n").ToString().ReplaceLineEndings("\n");
    }

    // Each piece has its own place: a font of another width keeps the columns.
    private static void Append(StringBuilder svg, ReportLine line, double y)
    {
        var column = 0;
        foreach (var piece in line.Pieces)
        {
            var (text, indent) = (piece.Text.Trim(), piece.Text.Length - piece.Text.TrimStart().Length);
            var (x, length) = (Margin + Advance * (column + indent), Advance * text.Length);
            if (text.Length > 0)
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" textLength=\"{length:0.#}\" ")
                    .Append($"class=\"{piece.Ink.ToString().ToLowerInvariant()}\">{Escape(text)}</text>\n");
            column += piece.Text.Length;
        }
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
