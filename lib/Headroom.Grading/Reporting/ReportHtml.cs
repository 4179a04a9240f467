namespace Headroom.Grading.Reporting;

/// <summary>A report as a card for a notebook: the same lines as on the terminal.</summary>
public static class ReportHtml
{
    public static string Render(Report report) =>
        Card.Of($"Check of exercise {report.Exercise}: {report.Outcome}", Edge(report.Outcome), ReportLayout.Lines(report, Card.Columns));

    private static string Edge(Outcome outcome) => outcome switch
    {
        Outcome.Passed => Card.Good,
        Outcome.Failed => Card.Bad,
        _ => Card.Neutral,
    };
}
