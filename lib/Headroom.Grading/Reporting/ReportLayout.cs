namespace Headroom.Grading.Reporting;

/// <summary>A report as lines that fit one screen: verdict first, then setting, numbers, likely cause, and the next command.</summary>
public sealed class ReportLayout
{
    /// <summary>Columns where there is no terminal, and the most on a wider one.</summary>
    public const int Width = 100;

    /// <summary>The fewest columns: a narrower terminal breaks lines by itself.</summary>
    public const int Narrowest = 60;

    private readonly int _width;

    private ReportLayout(int width) => _width = width;

    /// <summary>The report in <paramref name="width"/> columns; long texts wrap.</summary>
    public static IReadOnlyList<ReportLine> Lines(Report report, int width = Width) =>
        new ReportLayout(Math.Clamp(width, Narrowest, Width)).All(report);

    private List<ReportLine> All(Report report)
    {
        var lines = new List<ReportLine>
        {
            ReportLine.Ends(
                new Piece($"{report.Exercise} {report.Title}".TrimEnd(), Ink.Strong),
                new Piece(VerdictOf(report), VerdictInk(report.Outcome)), _width),
        };
        lines.AddRange(Headline(report));
        Section(lines, MismatchLines.Of(report, _width));
        Section(lines, BudgetLines.Of(report, _width));
        Section(lines, report.Places.SelectMany(PlaceLines));
        Section(lines, Device(report));
        Section(lines, Advice(report));
        lines.Add(ReportLine.Blank);
        lines.Add(new(new Piece($"exit {report.ExitCode} · {report.Seconds:0.0} s", Ink.Muted)));
        return lines;
    }

    // Side by side where both fit; else the setting gets a line of its own, since a cut headline would hide the failing case.
    private IEnumerable<ReportLine> Headline(Report report)
    {
        var setting = Setting(report);
        if (report.Headline.Length + 2 + setting.Length <= _width)
            return [ReportLine.Ends(new Piece(report.Headline), new Piece(setting, Ink.Muted), _width)];
        var headline = Wrapping.Lines(report.Headline, _width).Select(line => new ReportLine(new Piece(line)));
        return setting.Length == 0
            ? headline
            : headline.Concat(Wrapping.Lines(setting, _width).Select(line => new ReportLine(new Piece(line, Ink.Muted))));
    }

    private static void Section(List<ReportLine> lines, IEnumerable<ReportLine> section)
    {
        var all = section.ToList();
        if (all.Count == 0) return;
        lines.Add(ReportLine.Blank);
        lines.AddRange(all);
    }

    private static string VerdictOf(Report report) => report switch
    {
        { Outcome: Outcome.Passed, Device: { IsRight: false, CannotRun: null } } => "passed, not on the device",
        { Outcome: Outcome.Passed, IsDistinction: true } => $"passed with distinction · {Grading.Numbers.Count(report.Points, "point")}",
        { Outcome: Outcome.Passed } => $"passed · {Grading.Numbers.Count(report.Points, "point")}",
        { Outcome: Outcome.NotAttempted } => "not attempted",
        { Outcome: Outcome.TooNoisy } => "correct, too noisy to judge",
        { Outcome: Outcome.CannotRun } => "cannot run here",
        { Reason: Reason.DoesNotCompile } => "does not compile",
        { Reason: Reason.Forbidden } => "not accepted",
        { Reason: Reason.OverBudget } => "correct, over budget",
        { Reason: Reason.TooSlow } => "correct, too slow",
        { Reason: Reason.OutOfBounds } => "out of bounds",
        { Reason: Reason.Race } => "race",
        { Reason: Reason.BarrierDivergence } => "barrier divergence",
        { Reason: Reason.UnwrittenRead } => "unwritten read",
        { Reason: Reason.Deadlock } => "deadlock",
        { Reason: Reason.EndlessKernel } => "slow or endless",
        { Reason: Reason.IllegalKernel } => "not a kernel",
        _ => "not yet",
    };

    private static Ink VerdictInk(Outcome outcome) => outcome switch
    {
        Outcome.Passed => Ink.Good,
        Outcome.Failed => Ink.Bad,
        _ => Ink.Muted,
    };

    private static string Setting(Report report)
    {
        if (report.Seed == 0 || report.Outcome is Outcome.NotAttempted or Outcome.CannotRun
            || report.Reason is Reason.DoesNotCompile or Reason.Forbidden)
            return report.Setting;
        var seed = report.Outcome == Outcome.Passed && !report.Final ? "" : $"seed {report.Seed}";
        return string.Join(", ", new[] { report.Setting, seed }.Where(s => s.Length > 0));
    }

    private IEnumerable<ReportLine> Device(Report report)
    {
        foreach (var (text, ink) in DeviceLines.Of(report.Device))
            foreach (var line in Wrapping.Lines(text, _width)) yield return new(new Piece(line, ink));
    }

    private IEnumerable<ReportLine> PlaceLines(SourcePlace place)
    {
        var text = place.Text.Split('\n');
        var path = $"{place.File}:{place.Line}";
        var isBeside = path.Length + text[0].Length + 6 <= _width;
        if (place.File.Length > 0)
            yield return new(new Piece("  "), new Piece(path, Ink.Path), new Piece(isBeside ? $"    {text[0]}" : ""));
        if (place.File.Length > 0 && !isBeside) yield return new(new Piece($"    {Wrapping.Cut(text[0], _width - 4)}"));
        foreach (var more in (place.File.Length > 0 ? text[1..] : text).SelectMany(t => Wrapping.Lines(t, _width - 6)))
            yield return new(new Piece($"      {more}", Ink.Bad));
    }

    private IEnumerable<ReportLine> Advice(Report report)
    {
        // Said already, where the finding is the mistake itself.
        if (!report.Mismatches.Any(m => m.Sentence is { } said && said == report.Likely))
            foreach (var line in Labelled("likely", report.Likely)) yield return line;
        foreach (var line in report.Notes.SelectMany(note => Wrapping.Lines(note, _width))) yield return new(new Piece(line));
        foreach (var line in PrintedLines(report)) yield return line;
        foreach (var line in Labelled("next", report.Next)) yield return line;
        foreach (var line in Labelled("solution", report.Solution)) yield return line;
    }

    private IEnumerable<ReportLine> PrintedLines(Report report)
    {
        var label = "printed  ";
        foreach (var line in (report.Printed ?? []).Concat(report.Output.Split('\n')).Where(l => l.Trim().Length > 0))
        {
            yield return new(new Piece(label, Ink.Muted), new Piece(Wrapping.Cut(line, _width - 9)));
            label = "         ";
        }
    }

    private IEnumerable<ReportLine> Labelled(string label, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) yield break;
        var first = label.PadRight(9);
        foreach (var line in Wrapping.Lines(text, _width - 9))
        {
            yield return new(new Piece(first, Ink.Muted), new Piece(line));
            first = "         ";
        }
    }
}
