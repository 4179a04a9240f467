using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;
using Headroom.Grading.Reporting;
using Headroom.Notebooks.Cards;

namespace Headroom.Cli.Checks;

/// <summary>Checks one or several exercises, remembers and shows what came of it.</summary>
internal static class CheckRun
{
    public static async Task<int> Run(Learner learner, IReadOnlyList<Exercise> exercises, CheckOptions options, CancellationToken cancel)
    {
        await TrainingNeeds.Bring(learner, exercises, cancel);
        using var checker = learner.OpenChecker();
        if (exercises.Count == 1)
        {
            var report = await One(learner, checker, exercises[0], options, cancel);
            Show(learner.Screen, report);
            return report.ExitCode;
        }
        var reports = new List<Report>();
        foreach (var exercise in exercises)
        {
            var report = await One(learner, checker, exercise, options, cancel);
            reports.Add(report);
            learner.Screen.Write(CheckSummary.Line(report, learner.Screen.Width));
        }
        CheckSummary.Close(learner.Screen, reports);
        return ExitCode(reports);
    }

    /// <summary>Prints the reports as JSON; with <paramref name="card"/> each holds its card for a page as well.</summary>
    public static async Task<int> Json(
        Learner learner, IReadOnlyList<Exercise> exercises, CheckOptions options, bool card, CancellationToken cancel)
    {
        await TrainingNeeds.Bring(learner, exercises, cancel);
        using var checker = learner.OpenChecker();
        var reports = new List<Report>();
        foreach (var exercise in exercises) reports.Add(Carded(await One(learner, checker, exercise, options, cancel)));
        learner.Screen.Raw((reports.Count == 1 ? ReportJson.Write(reports[0]) : ReportJson.Write(reports)) + "\n");
        return ExitCode(reports);

        Report Carded(Report report) => card ? report with { Card = ReportHtml.Render(report) } : report;
    }

    /// <summary>Checks the learner's file, or each of its alternatives, remembers the outcome, and fills in what to do next.</summary>
    public static Task<Report> One(
        Learner learner, IExerciseChecker checker, Exercise exercise, CheckOptions options, CancellationToken cancel) =>
        new LearnerCheck(learner, checker, new CommandAdvice()).Check(exercise, options, cancel);

    public static void Show(Screen screen, Report report)
    {
        foreach (var line in ReportLayout.Lines(report, screen.Width)) screen.Write(line);
    }

    /// <summary>
    /// 1 if any failed, else 5 if any cannot run here, else 4 if any was too noisy, else 2 if any is not attempted, else 0.
    /// </summary>
    internal static int ExitCode(IReadOnlyList<Report> reports)
    {
        var worst = new[] { Exit.Failed, Exit.CannotRun, Exit.TooNoisy, Exit.NotAttempted };
        return worst.Where(code => reports.Any(r => r.ExitCode == code)).FirstOrDefault(Exit.Ok);
    }
}
