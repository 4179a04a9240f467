using Headroom.Course.Units;
using Headroom.Grading;

namespace Headroom.Cli.Verbs;

/// <summary>What a report advises: a hint while it fails, the next exercise and the solution once it passes.</summary>
internal static class NextStep
{
    public static Report After(Learner learner, Exercise exercise, Report report) => report.Outcome switch
    {
        Outcome.Passed => report with { Next = Onwards(learner), Solution = $"./course solution {exercise.Id}   compare yours with it" },
        Outcome.TooNoisy => report with { Next = $"close what else is running, then ./course check {exercise.Id}" },
        Outcome.NotAttempted => report with { Next = $"write your lines in {exercise.FilesToWrite}, then ./course check {exercise.Id}" },
        _ when report.Reason is Reason.Harness => report,
        _ when report.Reason is Reason.DoesNotCompile => report with { Next = $"./course check {exercise.Id}   after mending the line above" },
        _ => report with { Next = Hint(learner, exercise) },
    };

    private static string Onwards(Learner learner) => learner.NextExercise() is { } next
        ? $"./course show {next.Id}   {next.Title}"
        : "every exercise is passed: ./course list";

    private static string Hint(Learner learner, Exercise exercise)
    {
        var tier = Math.Min(learner.Of(exercise).Hints + 1, exercise.Hints.Count);
        return $"./course hint {exercise.Id}   ({tier} of {exercise.Hints.Count})";
    }
}
