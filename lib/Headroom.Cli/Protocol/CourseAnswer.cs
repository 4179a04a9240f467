using Headroom.Course.Learning;
using Headroom.Course.Units;

namespace Headroom.Cli.Protocol;

/// <summary><c>list --json</c>: the map.</summary>
/// <param name="Title">Of the course.</param>
/// <param name="Points">So far, over the units that are listed.</param>
/// <param name="OfPoints">That they are worth.</param>
/// <param name="Next">Id of the exercise that comes next in the whole course; left out when all are passed.</param>
/// <param name="Units">In their order.</param>
internal sealed record CourseAnswer(string Title, int Points, int OfPoints, string? Next, IReadOnlyList<UnitAnswer> Units)
{
    public static CourseAnswer Of(Learner learner, IReadOnlyList<Unit> units)
    {
        var known = learner.Progress();
        var answers = units.Select(unit => UnitAnswer.Of(unit, known)).ToList();
        var (points, of) = (answers.Sum(unit => unit.Points), answers.Sum(unit => unit.OfPoints));
        return new(learner.Course.Title, points, of, learner.NextExercise()?.Id, answers);
    }
}

/// <summary>A unit of the map; <c>Notebook</c> is relative to the course's folder.</summary>
internal sealed record UnitAnswer(
    string Id, string Title, string Summary, string Notebook, int Points, int OfPoints, IReadOnlyList<ListedExercise> Exercises)
{
    public static UnitAnswer Of(Unit unit, IReadOnlyDictionary<string, ExerciseProgress> known)
    {
        var exercises = unit.Exercises
            .Select(one => ListedExercise.Of(one, known.GetValueOrDefault(one.Id, ExerciseProgress.None))).ToList();
        var (points, of) = (exercises.Sum(one => one.Points), exercises.Sum(one => one.OfPoints));
        return new(unit.Id, unit.Title, unit.Summary, unit.Notebook, points, of, exercises);
    }
}

/// <summary>An exercise of the map; <c>Files</c> are the learner's, relative to the course's folder.</summary>
internal sealed record ListedExercise(
    string Id, string Title, ExerciseState State, bool Core, int Points, int OfPoints, int Minutes, IReadOnlyList<string> Files)
{
    public static ListedExercise Of(Exercise exercise, ExerciseProgress progress) => new(
        exercise.Id, exercise.Title, ExerciseStates.Of(progress), exercise.IsCore, progress.Points, exercise.Points, exercise.Minutes,
        [.. exercise.Choices.Select(choice => choice.ExerciseFile)]);
}
