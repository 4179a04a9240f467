namespace Headroom.Grading.Reporting;

/// <summary>A report as lines that fit one screen: verdict first, then setting, numbers, likely cause, and the next command.</summary>
public sealed class ReportLayout
{
    /// <summary>Columns on a terminal.</summary>
    public const int Width = 96;

    private readonly int width;

    private ReportLayout(int width) => this.width = width;

    /// <summary>The report in <paramref name="width"/> columns; long texts wrap.</summary>
    public static IReadOnlyList<ReportLine> Lines(Report report, int width = Width) => new ReportLayout(width).All(report);

    private List<ReportLine> All(Report report)
    {
        var lines = new List<ReportLine>
        {
            ReportLine.Ends(new Span($"{report.Exercise} {report.Title}".TrimEnd(), Ink.Strong), new Span(VerdictOf(report), VerdictInk(report.Outcome)), width),
        };
        lines.AddRange(Headline(report));
        Section(lines, Numbers(report));
        Section(lines, Budget(report));
        Section(lines, report.Places.SelectMany(PlaceLines));
        Section(lines, Device(report));
        Section(lines, Advice(report));
        lines.Add(ReportLine.Blank);
        lines.Add(new(new Span($"exit {report.ExitCode} · {report.Seconds:0.0} s", Ink.Muted)));
        return lines;
    }

    // Side by side where both fit; else the setting gets a line of its own, since a cut headline would hide the failing case.
    private IEnumerable<ReportLine> Headline(Report report)
    {
        var setting = Setting(report);
        if (report.Headline.Length + 2 + setting.Length <= width) return [ReportLine.Ends(new Span(report.Headline), new Span(setting, Ink.Muted), width)];
        var headline = Wrap(report.Headline, width).Select(line => new ReportLine(new Span(line)));
        return setting.Length == 0 ? headline : headline.Append(new(new Span(setting, Ink.Muted)));
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
        { Reason: Reason.DoesNotCompile } => "does not compile",
        { Reason: Reason.OverBudget } => "correct, over budget",
        { Reason: Reason.TooSlow } => "correct, too slow",
        { Reason: Reason.OutOfBounds } => "out of bounds",
        { Reason: Reason.Race } => "race",
        { Reason: Reason.BarrierDivergence } => "barrier divergence",
        { Reason: Reason.UnwrittenRead } => "unwritten read",
        { Reason: Reason.EndlessKernel } => "endless kernel",
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
        if (report.Seed == 0 || report.Outcome is Outcome.NotAttempted || report.Reason is Reason.DoesNotCompile) return report.Setting;
        var seed = report.Outcome == Outcome.Passed && !report.Final ? "" : $"seed {report.Seed}";
        return string.Join(", ", new[] { report.Setting, seed }.Where(s => s.Length > 0));
    }

    private static IEnumerable<ReportLine> Numbers(Report report)
    {
        if (report.Mismatches.Count == 0) yield break;
        var rows = report.Mismatches.Select(m => m.IsFact
            ? new[] { m.Where, YesNo(m.Got), YesNo(m.Expected), "" }
            : [m.Where, Grading.Numbers.Format(m.Got), Grading.Numbers.Format(m.Expected), $"   allowed {Grading.Numbers.Format(m.Allowed)}"]).ToList();
        var widths = Enumerable.Range(0, 4).Select(c => rows.Max(r => r[c].Length)).ToArray();
        foreach (var row in rows)
            yield return new(
                new Span($"  {row[0].PadRight(widths[0])}   got "), new Span(row[1].PadRight(widths[1]), Ink.Bad),
                new Span("   expected "), new Span(row[2].PadRight(widths[2]), Ink.Good),
                new Span(row[3], Ink.Muted));
        if (report.Pattern is not null) yield return new(new Span($"  ... {report.Pattern}"));
    }

    private static string YesNo(double fact) => fact != 0 ? "yes" : "no";

    // It is worked out on paper, from the shapes; nobody ran it.
    private const string NaiveHeader = "naive (computed)";

    private IEnumerable<ReportLine> Budget(Report report)
    {
        if (report.Budget.Count == 0 || report.Outcome is Outcome.Failed && report.Reason is not (Reason.OverBudget or Reason.TooSlow)) yield break;
        var width = report.Budget.Max(row => row.What.Length);
        var (compulsory, naive) = (report.Budget.Any(row => row.Compulsory is not null), report.Budget.Any(row => row.Naive is not null));
        yield return new(new Span($"{"".PadRight(width)}   {"yours",12}   {"budget",12}{(compulsory ? $"   {"compulsory",12}" : "")}{(naive ? $"   {NaiveHeader}" : "")}", Ink.Muted));
        foreach (var row in report.Budget.OrderBy(row => row.IsConsequence))
            yield return new(
                new Span($"{row.What.PadRight(width)}   "),
                new Span($"{Amount(row, row.Yours),12}", row.IsConsequence ? Ink.Plain : row.Kept ? Ink.Good : Ink.Bad),
                new Span($"   {(row.AtLeast ? ">= " : "") + Amount(row, row.Limit),12}{(compulsory ? $"   {Amount(row, row.Compulsory),12}" : "")}{(naive ? $"   {Amount(row, row.Naive).PadLeft(NaiveHeader.Length)}" : "")}"));
        var versions = report.Budget.Where(row => row.Naive is not null).Select(row => row.NaiveIs).OfType<string>().Distinct().ToArray();
        foreach (var line in versions.Length == 0 ? [] : Wrap($"naive: {string.Join("; ", versions)}", this.width)) yield return new(new Span(line, Ink.Muted));
    }

    private IEnumerable<ReportLine> Device(Report report)
    {
        foreach (var (text, ink) in DeviceLines.Of(report.Device))
            foreach (var line in Wrap(text, width)) yield return new(new Span(line, ink));
    }

    private static string Amount(BudgetRow row, double? value) => value is { } known ? Amount(row, known) : "-";

    private static string Amount(BudgetRow row, double value) => $"{Grading.Numbers.Format(value)} {row.Unit}".TrimEnd();

    private IEnumerable<ReportLine> PlaceLines(SourcePlace place)
    {
        var text = place.Text.Split('\n');
        if (place.File.Length > 0) yield return new(new Span("  "), new Span($"{place.File}:{place.Line}", Ink.Path), new Span($"    {text[0]}"));
        foreach (var more in (place.File.Length > 0 ? text[1..] : text).SelectMany(t => Wrap(t, width - 6))) yield return new(new Span($"      {more}", Ink.Bad));
    }

    private IEnumerable<ReportLine> Advice(Report report)
    {
        foreach (var line in Labelled("likely", report.Likely)) yield return line;
        foreach (var line in report.Notes.SelectMany(note => Wrap(note, width))) yield return new(new Span(line));
        foreach (var line in PrintedLines(report)) yield return line;
        foreach (var line in Labelled("next", report.Next)) yield return line;
        foreach (var line in Labelled("solution", report.Solution)) yield return line;
    }

    private IEnumerable<ReportLine> PrintedLines(Report report)
    {
        var label = "printed  ";
        foreach (var line in (report.Printed ?? []).Concat(report.Output.Split('\n')).Where(l => l.Trim().Length > 0))
        {
            yield return new(new Span(label, Ink.Muted), new Span(line.Length > width - 9 ? line[..(width - 10)] + "…" : line));
            label = "         ";
        }
    }

    private IEnumerable<ReportLine> Labelled(string label, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) yield break;
        var first = label.PadRight(9);
        foreach (var line in Wrap(text, width - 9))
        {
            yield return new(new Span(first, Ink.Muted), new Span(line));
            first = "         ";
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
