using Headroom.Course;
using Headroom.Course.Learning;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;
using Headroom.Measurement;
using Headroom.Notebooks.Cards;

namespace Headroom.Notebooks;

/// <summary>The course and the learner's progress while a notebook is open.</summary>
internal sealed class NotebookSession(CourseLayout layout, TimeProvider clock) : IDisposable
{
    private readonly Syllabus course = Syllabus.LoadForLearner(layout.Root);
    private readonly ProgressFile progress = new(layout.StateFolder, clock, Console.Error.WriteLine);
    private readonly Lazy<Checker> checker = new(() => new Checker(layout));
    private readonly Dictionary<string, (DateTime Saved, Report Report)> checks = [];
    private ExerciseFunctions? functions;

    public Report Check(string id)
    {
        var exercise = course.Find(id);
        var saved = Saved(exercise, Submission.FileOf);
        using var activity = Activity.Begin($"checking {id}");
        // A cell has no synchronization context of its own to wait on, but a front end may: stay off it.
        var report = Task.Run(() => ChoiceCheck.Run(exercise, choice => checker.Value.Check(choice, layout.PathTo(Submission.FileOf(choice)), new CheckOptions()))).GetAwaiter().GetResult();
        checks[id] = (saved, report);
        if (!Submission.UsesSolutions && report.Attempt is { } attempt) Remember(exercise, was => was.After(attempt, clock.GetUtcNow()));
        return report with { Next = NextAfter(exercise, report) };
    }

    public ProgressCard Progress() => new(course, progress.Read());

    public HintCard Hint(string id)
    {
        var exercise = course.Find(id);
        return new(exercise, HintTiers.Next(exercise, Of(exercise), change => Remember(exercise, change)));
    }

    public (TDelegate Call, StatusLine Whose) Use<TDelegate>(string id, string function) where TDelegate : Delegate
    {
        var exercise = course.Find(id);
        // Of several files the function's class tells which.
        var choice = exercise.Choices.FirstOrDefault(choice => function.StartsWith(choice.Name + ".", StringComparison.Ordinal)) ?? exercise.Choices[0];
        functions ??= new(layout);
        if (Submission.UsesSolutions) return (functions.Find<TDelegate>(choice, choice.SolutionFile, function), new($"{id} {function}: the course's solution"));
        var report = LatestCheck(exercise);
        return IsRight(report.Choices?.First(other => other.Name == choice.Name).Outcome ?? report.Outcome)
            ? (functions.Find<TDelegate>(choice, choice.ExerciseFile, function), new($"{id} {function}: yours"))
            : (functions.Find<TDelegate>(choice, choice.SolutionFile, function), new($"{id} {function}: the course's, until yours passes Check(\"{id}\")"));
    }

    public void Dispose()
    {
        if (checker.IsValueCreated) checker.Value.Dispose();
        functions?.Dispose();
    }

    // A file that was not saved since its last check is not checked again.
    private Report LatestCheck(Exercise exercise)
    {
        var saved = Saved(exercise, choice => choice.ExerciseFile);
        return checks.TryGetValue(exercise.Id, out var last) && last.Saved == saved ? last.Report : Check(exercise.Id);
    }

    private DateTime Saved(Exercise exercise, Func<Exercise, string> fileOf) => exercise.Choices.Max(choice => File.GetLastWriteTimeUtc(layout.PathTo(fileOf(choice))));

    private static bool IsRight(Outcome outcome) => outcome is Outcome.Passed or Outcome.TooNoisy;

    private string? NextAfter(Exercise exercise, Report report) => report.Outcome switch
    {
        Outcome.Passed => null,
        Outcome.TooNoisy => "close what else is running, then run this cell again",
        Outcome.NotAttempted => $"write your lines in {exercise.FilesToWrite}, then run this cell again",
        _ when report.Reason is Reason.Harness => report.Next,
        _ when report.Reason is Reason.DoesNotCompile => "mend the line above, then run this cell again",
        _ => $"Hint(\"{exercise.Id}\")   ({Math.Min(Of(exercise).Hints + 1, exercise.Hints.Count)} of {exercise.Hints.Count})",
    };

    private ExerciseProgress Of(Exercise exercise) => progress.Read().GetValueOrDefault(exercise.Id, ExerciseProgress.None);

    // A disk that refuses is a warning: the report still holds.
    private void Remember(Exercise exercise, Func<ExerciseProgress, ExerciseProgress> change)
    {
        try
        {
            progress.Update(exercise.Id, change);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"progress is not saved: {e.Message}");
        }
    }
}
