using Headroom.Grading;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Checks;

/// <summary>Several checks on one screen: a line for each, then the first failure in full, or why something cannot run here.</summary>
internal static class CheckSummary
{
    public static ReportLine Line(Report report, int width) => new(Text.Ends(
        new Piece($"{report.Exercise} {report.Title}", Ink.Strong),
        Verdict(report),
        width));

    public static void Close(Screen screen, IReadOnlyList<Report> reports)
    {
        // Why something cannot run here is told where nothing failed.
        if ((Of(reports, Outcome.Failed) ?? Of(reports, Outcome.CannotRun)) is { } told)
        {
            screen.Blank();
            CheckRun.Show(screen, told);
        }
        screen.Blank();
        screen.Write(new Piece(Tally(reports), Ink.Muted));
    }

    private static Report? Of(IReadOnlyList<Report> reports, Outcome outcome) => reports.FirstOrDefault(r => r.Outcome == outcome);

    private static Piece Verdict(Report report) => report.Outcome switch
    {
        Outcome.Passed => new Piece($"passed · {Text.Count(report.Points, "point")}", Ink.Good),
        Outcome.NotAttempted => new Piece("not attempted", Ink.Muted),
        Outcome.TooNoisy => new Piece("too noisy to judge", Ink.Muted),
        Outcome.CannotRun => new Piece("cannot run here", Ink.Muted),
        _ => new Piece(report.Headline.Length is > 0 and < 60 ? report.Headline : "not yet", Ink.Bad),
    };

    private static string Tally(IReadOnlyList<Report> reports)
    {
        var parts = new[]
        {
            (Outcome.Passed, "passed"), (Outcome.Failed, "not yet"), (Outcome.TooNoisy, "too noisy to judge"),
            (Outcome.CannotRun, "cannot run here"), (Outcome.NotAttempted, "not attempted"),
        };
        var counted = parts.Select(p => (Count: reports.Count(r => r.Outcome == p.Item1), Word: p.Item2)).Where(p => p.Count > 0);
        return $"{string.Join(" · ", counted.Select(p => $"{p.Count} {p.Word}"))} · {reports.Sum(r => r.Points)} points "
            + $"· {reports.Sum(r => r.Seconds):0.0} s";
    }
}
