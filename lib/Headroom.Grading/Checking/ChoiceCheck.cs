using Headroom.Course.Units;

namespace Headroom.Grading.Checking;

/// <summary>
/// Checks every file of an exercise with alternatives and makes one report of them: one passed file passes, all of them are a distinction.
/// </summary>
public static class ChoiceCheck
{
    /// <summary>Asks <paramref name="check"/> for the report of each choice; that of the only one is returned as it is.</summary>
    public static async Task<Report> Run(Exercise exercise, Func<Exercise, Task<Report>> check)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(check);
        var reports = new List<(string Name, Report Report)>();
        foreach (var choice in exercise.Choices) reports.Add((choice.Name, await check(choice)));
        return reports is [var only] ? only.Report : Together(reports);
    }

    private static Report Together(IReadOnlyList<(string Name, Report Report)> all)
    {
        var report = Verdict(all) with
        {
            Seconds = all.Sum(one => one.Report.Seconds),
            Choices = [.. all.Select(one => new ChoiceOutcome(one.Name, one.Report.Outcome))],
            Device = Gravest([.. all.Select(one => one.Report.Device).OfType<DeviceRun>()]),
        };
        // What stands in the other files, below what the report is about.
        return report.Outcome == Outcome.NotAttempted ? report : report with { Notes = [.. report.Notes, .. Others(all, report)] };
    }

    // One section for all: that of a file that cannot run or is wrong there, before that of one that is right.
    private static DeviceRun? Gravest(IReadOnlyList<DeviceRun> runs) =>
        runs.OrderBy(run => run.CannotRun is null).ThenBy(run => run.IsRight).ThenBy(run => run.Name is null).FirstOrDefault();

    private static Report Verdict(IReadOnlyList<(string Name, Report Report)> all)
    {
        var passed = Of(all, Outcome.Passed);
        if (passed.Count > 0) return Passed(all, passed);
        if (Of(all, Outcome.Failed).Concat(Of(all, Outcome.TooNoisy)).ToList() is [var (name, first), ..])
            return first with { Headline = $"{name}: {first.Headline}" };
        // A file begun, of which the grader says how far it is, tells more than one that is untouched.
        return all.Select(one => one.Report).OrderBy(one => one.Headline.StartsWith("not attempted", StringComparison.Ordinal)).First();
    }

    private static Report Passed(IReadOnlyList<(string Name, Report Report)> all, IReadOnlyList<(string Name, Report Report)> passed) =>
        passed[0].Report with
    {
        Headline = $"{passed.Count} of {all.Count}: {Names(passed)}",
        // Tables of several kernels would not fit one screen.
        Budget = passed.Count == 1 ? passed[0].Report.Budget : [],
        Notes = [.. passed.SelectMany(one => one.Report.Notes).Distinct()],
    };

    private static IEnumerable<string> Others(IReadOnlyList<(string Name, Report Report)> all, Report report)
    {
        foreach (var (name, other) in all)
            if (other.Outcome is Outcome.Failed or Outcome.TooNoisy && report.Headline != $"{name}: {other.Headline}")
                yield return $"{name}: not yet, {other.Headline}";
        if (Of(all, Outcome.NotAttempted) is { Count: > 0 } left) yield return $"not attempted: {Names(left)}";
    }

    private static List<(string Name, Report Report)> Of(IReadOnlyList<(string Name, Report Report)> all, Outcome outcome) =>
        [.. all.Where(one => one.Report.Outcome == outcome)];

    private static string Names(IReadOnlyList<(string Name, Report Report)> some) => string.Join(", ", some.Select(one => one.Name));
}
