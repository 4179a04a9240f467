using Headroom.Cli.Screens;
using Headroom.Course.Units;
using Headroom.Grading;

namespace Headroom.Cli.Authoring;

/// <summary><c>verify --changed</c>: the exercises of which something differs from main.</summary>
internal static class Changes
{
    /// <summary>Those of <paramref name="exercises"/> that changed, and a line that says so.</summary>
    public static IReadOnlyList<Exercise> Narrow(Learner learner, IReadOnlyList<Exercise> exercises)
    {
        var git = GitChanges.SinceMain(learner.Layout.Root);
        var files = git.Files();
        const string manifest = "course.json";
        var now = File.ReadAllText(learner.Layout.PathTo(manifest));
        var changed = ChangedExercises.Among(learner.Course, files, git.Before(manifest), now);
        IReadOnlyList<Exercise> some = [.. exercises.Where(exercise => changed.Any(other => other.Id == exercise.Id))];
        learner.Screen.Write(some.Count == 0
            ? $"No exercise differs from {git.Name}."
            : $"{Text.Count(some.Count, "exercise")} {(some.Count == 1 ? "differs" : "differ")} from {git.Name}: "
                + string.Join(", ", some.Select(exercise => exercise.Id)));
        if (ChangedExercises.Libraries(files) is { Count: > 0 } libraries)
            learner.Screen.Write($"{string.Join(" and ", libraries)} changed too, which may concern every exercise: ./course verify");
        return some;
    }
}
