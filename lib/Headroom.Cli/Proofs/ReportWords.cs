using Headroom.Grading;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Proofs;

/// <summary>Reports in one line, for whoever mends a proof.</summary>
internal static class ReportWords
{
    /// <summary>Everything by which a report can name the reason of a rejection.</summary>
    public static string Words(Report report) => string.Join(" | ", new[]
    {
        ReportLayout.Lines(report)[0].Text.Split("  ")[^1].Trim(), report.Reason.ToString(), report.Headline, report.Likely, report.Pattern,
        string.Join(", ", report.Mismatches.Select(m => m.Where)),
        string.Join(", ", report.Budget.Where(row => !row.Kept).Select(row => row.What)),
        string.Join(", ", report.Places.Select(p => p.Text)),
    }.Where(words => !string.IsNullOrEmpty(words)));

    public static string Describe(string file, Report report) => $"{file}: {report.Outcome}, {Words(report)}";
}
