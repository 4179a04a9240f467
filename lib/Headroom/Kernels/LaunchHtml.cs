using System.Net;
using System.Text;
using Headroom.Rooflines;
using Headroom.Simulator;
using Headroom.Simulator.Metering;
using Headroom.Simulator.Reporting;

namespace Headroom.Kernels;

/// <summary>A launch as a card for a notebook: the table, and the kernel under the device's roof.</summary>
public static class LaunchHtml
{
    public static string Of(LaunchReport report, Roofline? roof)
    {
        var html = new StringBuilder(
            $"<div style=\"{PageColors.Names};font-family:system-ui,sans-serif;font-size:13px;line-height:1.45;"
            + "max-width:60em;overflow-x:auto\">");
        html.Append($"<div style=\"font-weight:600;margin-bottom:.4em\">{Encode(LaunchRows.Title(report))}</div>");
        if (report.Counters is not { } counters) html.Append($"<div>{Encode(LaunchRows.NotMetered(report))}</div>");
        else
        {
            AppendRows(html, roof is null ? report.Rows : [.. report.Rows, KernelFloor.Row(counters, roof)]);
            if (roof is not null) html.Append(RooflineSvg.Of(report.Kernel, counters, roof));
            AppendLines(html, counters);
        }
        foreach (var (kind, finding) in LaunchRows.Findings(report))
            html.Append(
                $"<div style=\"border-left:3px solid {PageColors.Bad};padding-left:.6em;margin:.5em 0\"><b>{Encode(kind)}</b><pre "
                + $"style=\"margin:0\">{Encode(finding)}</pre></div>");
        if (report.Printed.Count > 0)
            html.Append(
                $"<div style=\"margin:.5em 0\"><b>printed</b><pre "
                + $"style=\"margin:0\">{Encode(string.Join('\n', LaunchRows.Printed(report.Printed, report.PrintedLines)))}</pre></div>");
        if (report.Counters is not null)
            html.Append($"<div style=\"color:{PageColors.Muted};margin-top:.4em\">{Encode(LaunchRows.Honesty)}</div>");
        return html.Append("</div>").ToString();
    }

    private static void AppendRows(StringBuilder html, IEnumerable<ReportRow> rows)
    {
        html.Append("<table style=\"border-collapse:collapse\">");
        foreach (var (name, figure, meaning) in rows)
        {
            var indent = name.StartsWith("  ", StringComparison.Ordinal) ? "padding-left:1em;" : "";
            html.Append(
                $"<tr><td style=\"text-align:left;{indent}\">{Encode(name.Trim())}</td><td style=\"text-align:right;padding:0 "
                + $"1em\">{Encode(figure)}</td><td style=\"text-align:left\">{Encode(meaning)}</td></tr>");
        }
        html.Append("</table>");
    }

    private static void AppendLines(StringBuilder html, Counters counters)
    {
        html.Append("<details style=\"margin-top:.4em\"><summary>per line</summary><table style=\"border-collapse:collapse\"><tr>");
        foreach (var column in new[] { "line", "requests", "bytes moved", "sectors/request", "wavefronts/request", "FLOP" })
            html.Append($"<th style=\"text-align:right;padding:0 .6em\">{column}</th>");
        html.Append("</tr>");
        foreach (var line in LaunchRows.Lines(counters))
        {
            string[] cells =
            [
                $"{line.Line}", Readable.Count(line.Global.Requests + line.Shared.Requests),
                line.Global.Requests > 0 ? Readable.Bytes(line.Global.BytesMoved) : "",
                line.Global.Requests > 0 ? Readable.Ratio(line.Global.SectorsPerRequest) : "",
                line.Shared.Requests > 0 ? Readable.Ratio(line.Shared.WavefrontsPerRequest) : "",
                line.Operations.Flops > 0 ? Readable.Count(line.Operations.Flops) : "",
            ];
            html.Append("<tr>").AppendJoin("", cells.Select(c => $"<td style=\"text-align:right;padding:0 .6em\">{Encode(c)}</td>"))
                .Append("</tr>");
        }
        html.Append("</table></details>");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
