using System.Text;

namespace Headroom.Simulator;

/// <summary>A launch as a table for a terminal.</summary>
internal static class LaunchText
{
    public static string Of(LaunchReport report, IEnumerable<ReportRow> more)
    {
        var text = new StringBuilder(LaunchRows.Title(report)).Append("\n\n");
        if (report.Counters is not { } counters) text.Append(LaunchRows.NotMetered(report)).Append('\n');
        else
        {
            Table.Append(text, [.. LaunchRows.Of(report, counters).Concat(more).Select(r => new[] { r.Name, r.Figure, r.Meaning })],
                leftColumns: 1);
            AppendLines(text, counters);
        }
        foreach (var (kind, finding) in LaunchRows.Findings(report))
            text.Append('\n').Append(kind).Append('\n').Append("  ").Append(finding.Replace("\n", "\n  ", StringComparison.Ordinal))
                .Append('\n');
        if (report.Printed.Count > 0)
            text.Append("\nprinted\n")
                .AppendJoin("", LaunchRows.Printed(report.Printed, report.PrintedLines).Select(line => $"  {line}\n"));
        if (report.Counters is not null) text.Append('\n').Append(LaunchRows.Honesty).Append('\n');
        return text.ToString();
    }

    private static void AppendLines(StringBuilder text, Counters counters)
    {
        var lines = LaunchRows.Lines(counters).ToArray();
        if (lines.Length == 0) return;
        text.Append('\n');
        string[] header = ["line", "requests", "bytes moved", "sectors/request", "wavefronts/request", "FLOP"];
        Table.Append(text, [header, .. lines.Select(Row)], leftColumns: 1);
    }

    private static string[] Row(LineReport line) =>
    [
        $"{line.Line}",
        Readable.Count(line.Global.Requests + line.Shared.Requests),
        line.Global.Requests > 0 ? Readable.Bytes(line.Global.BytesMoved) : "",
        line.Global.Requests > 0 ? Readable.Ratio(line.Global.SectorsPerRequest) : "",
        line.Shared.Requests > 0 ? Readable.Ratio(line.Shared.WavefrontsPerRequest) : "",
        line.Operations.Flops > 0 ? Readable.Count(line.Operations.Flops) : "",
    ];
}
