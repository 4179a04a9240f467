using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading;
using Headroom.Grading.Checking;
using Headroom.Notebooks.Cards;

namespace Headroom.Notebooks;

/// <summary>A learner in the course while a notebook is open: checks, cards, and the functions that cells call.</summary>
internal sealed class NotebookSession(LearnerSession learner) : IDisposable
{
    private readonly Lazy<Checker> _checker = new(() => new Checker(learner.Layout));
    private readonly Dictionary<string, (DateTime Saved, Report Report)> _checks = [];
    private ExerciseFunctions? _functions;
    private bool _hasLibtorch;

    public Report Check(string id)
    {
        var exercise = learner.Course.Find(id);
        if (learner.Layout.TrainingUnits.Contains(exercise.Unit)) BringLibtorch();
        var saved = Saved(exercise);
        using var activity = Activity.Begin($"checking {id}");
        var check = new LearnerCheck(learner, _checker.Value, new CellAdvice()) { OfSolutions = Submission.UsesSolutions };
        // A cell has no synchronization context of its own to wait on, but a front end may: stay off it.
        var report = Task.Run(() => check.Check(exercise, new CheckOptions())).GetAwaiter().GetResult();
        _checks[id] = (saved, report);
        return report;
    }

    /// <summary>Brings libtorch where it is missing, with a line on the page; a cell that is stopped stops it.</summary>
    public void BringLibtorch()
    {
        if (_hasLibtorch) return;
        using var stop = new CancellationTokenSource();
        using var page = new RestoreLines(NotebookPage.Show);
        try
        {
            _hasLibtorch = Task.Run(() => TrainingProgram.Restore(learner.Layout, page.Tell, stop.Token)).GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
        }
    }

    public ProgressCard Progress() => new(learner.Course, learner.Progress());

    public HintCard Hint(string id)
    {
        var exercise = learner.Course.Find(id);
        return new(exercise, learner.TakeHint(exercise));
    }

    public (TDelegate Call, StatusLine Whose) Use<TDelegate>(string id, string function) where TDelegate : Delegate
    {
        var exercise = learner.Course.Find(id);
        // Of several files the function's class tells which.
        var choice = exercise.Choices.FirstOrDefault(choice => function.StartsWith(choice.Name + ".", StringComparison.Ordinal))
            ?? exercise.Choices[0];
        _functions ??= new(learner.Layout);
        if (Submission.UsesSolutions)
            return (_functions.Find<TDelegate>(choice, choice.SolutionFile, function), new($"{id} {function}: the course's solution"));
        var report = LatestCheck(exercise);
        return IsRight(report.Choices?.First(other => other.Name == choice.Name).Outcome ?? report.Outcome)
            ? (_functions.Find<TDelegate>(choice, choice.ExerciseFile, function), new($"{id} {function}: yours"))
            : (_functions.Find<TDelegate>(choice, choice.SolutionFile, function),
                new($"{id} {function}: the course's, until yours passes Check(\"{id}\")"));
    }

    public void Dispose()
    {
        if (_checker.IsValueCreated) _checker.Value.Dispose();
        _functions?.Dispose();
    }

    // A file that was not saved since its last check is not checked again.
    private Report LatestCheck(Exercise exercise) =>
        _checks.TryGetValue(exercise.Id, out var last) && last.Saved == Saved(exercise) ? last.Report : Check(exercise.Id);

    private DateTime Saved(Exercise exercise) =>
        exercise.Choices.Max(choice => File.GetLastWriteTimeUtc(learner.Layout.PathTo(choice.ExerciseFile)));

    private static bool IsRight(Outcome outcome) => outcome is Outcome.Passed or Outcome.TooNoisy;
}
