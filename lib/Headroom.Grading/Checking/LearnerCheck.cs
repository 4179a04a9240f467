using Headroom.Course;
using Headroom.Course.Units;

namespace Headroom.Grading.Checking;

/// <summary>A check of the learner's own file: grades it, remembers what came of it, and says what to do next.</summary>
public sealed class LearnerCheck(LearnerSession session, IExerciseChecker checker, IAdvice advice)
{
    /// <summary>Grades the worked solutions in place of the learner's files, and remembers nothing.</summary>
    public bool OfSolutions { get; init; }

    /// <summary>Checks the exercise's file, or each of its alternatives.</summary>
    public async Task<Report> Check(Exercise exercise, CheckOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        var files = LastReport.HashOf(session.Layout, exercise);
        var report = await ChoiceCheck.Run(exercise, choice =>
            checker.Check(choice, session.Layout.PathTo(OfSolutions ? choice.SolutionFile : choice.ExerciseFile), options, cancel));
        if (!OfSolutions && report.Attempt is { } attempt) session.Remember(exercise, attempt);
        var told = report with
        {
            Next = Next(exercise, report), Solution = report.Outcome == Outcome.Passed ? advice.Solution(exercise) : null,
        };
        if (!OfSolutions) LastReport.Keep(session.Layout, exercise, files, told);
        return told;
    }

    private string? Next(Exercise exercise, Report report) => report.Outcome switch
    {
        Outcome.Passed => advice.Passed(exercise, session.NextExercise()),
        Outcome.TooNoisy => advice.TooNoisy(exercise),
        Outcome.NotAttempted => advice.NotAttempted(exercise),
        Outcome.CannotRun => null,
        _ when report.Reason is Reason.Harness => null,
        _ when report.Reason is Reason.DoesNotCompile or Reason.Forbidden => advice.DoesNotCompile(exercise),
        _ => advice.Hint(exercise, session.HintAhead(exercise)),
    };
}
