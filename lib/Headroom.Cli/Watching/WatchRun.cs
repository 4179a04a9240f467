using Headroom.Cli.Checks;
using Headroom.Course.Units;
using Headroom.Grading.Checking;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Watching;

/// <summary><c>check --watch</c>: one check at the start, then one after every save, until Ctrl-C.</summary>
internal static class WatchRun
{
    public static Task<int> Run(Learner learner, IReadOnlyList<Exercise> exercises, CheckOptions options, CancellationToken cancel)
    {
        var folder = learner.Layout.PathTo("exercises");
        return Run(learner, exercises, options, files => new FileWatch(files, new SystemFileEvents(folder), folder), cancel);
    }

    internal static async Task<int> Run(
        Learner learner, IReadOnlyList<Exercise> exercises, CheckOptions options, Func<IReadOnlyList<string>, FileWatch> watching,
        CancellationToken cancel)
    {
        var byFile = exercises.SelectMany(exercise => exercise.Choices.Select(choice => (choice.ExerciseFile, Exercise: exercise)))
            .ToDictionary(watched => learner.Layout.PathTo(watched.ExerciseFile), watched => watched.Exercise);
        var watch = watching([.. byFile.Keys]);
        using var checker = learner.OpenChecker();
        try
        {
            Announce(learner, exercises, await watch.Start(cancel));
            if (exercises.Count == 1) await Check(exercises[0]);
            await foreach (var file in watch.Saves(cancel)) await Check(byFile[file]);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Ctrl-C is how a watch ends well.
        }
        return Exit.Ok;

        async Task Check(Exercise exercise)
        {
            learner.Screen.Blank();
            CheckRun.Show(learner.Screen, await CheckRun.One(learner, checker, exercise, options, cancel));
        }
    }

    private static void Announce(Learner learner, IReadOnlyList<Exercise> exercises, bool events)
    {
        var what = exercises is [{ Choices: [var only] }]
            ? only.ExerciseFile
            : $"{exercises.Sum(exercise => exercise.Choices.Count)} files below exercises/";
        learner.Screen.Write([new Piece("watching "), new Piece(what, Ink.Path), new Piece(" · save to check · Ctrl-C ends", Ink.Muted)]);
        if (!events) learner.Screen.Write(new Piece("This file system tells no changes: looking every second instead.", Ink.Muted));
    }
}
