namespace Headroom.Grading.Reporting;

/// <summary>A report as plain text.</summary>
public static class ReportText
{
    public static string Render(Report report) => string.Join('\n', ReportLayout.Lines(report).Select(line => line.Text)) + "\n";
}
