using System.CommandLine;
using Headroom.Course.Stubs;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>reset ID</c>: writes the pristine exercise file and keeps the learner's.</summary>
internal static class ResetVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string>("ID") { Description = "an exercise (01.2)" };
        var command = new Command("reset", "Start an exercise again; your file is kept aside.") { id };
        command.SetAction(parsed =>
        {
            foreach (var choice in learner.Exercise(parsed.GetValue(id)).Choices) Reset(learner, choice);
            return Exit.Ok;
        });
        return command;
    }

    private static void Reset(Learner learner, Exercise exercise)
    {
        var (screen, file) = (learner.Screen, learner.Layout.PathTo(exercise.ExerciseFile));
        var pristine = Stub.From(File.ReadAllText(learner.Layout.PathTo(exercise.SolutionFile)), exercise);
        if (File.Exists(file) && File.ReadAllText(file) == pristine)
        {
            screen.Write([new Piece(exercise.ExerciseFile, Ink.Path), new Piece(" is as it was at the start; nothing to reset.")]);
            return;
        }
        if (Keep(learner, exercise, file) is { } kept) screen.Labelled("kept", new Piece(kept, Ink.Path));
        AtomicFile.Write(file, pristine);
        screen.Labelled("reset", new Piece(exercise.ExerciseFile, Ink.Path));
    }

    private static string? Keep(Learner learner, Exercise exercise, string file)
    {
        if (!File.Exists(file)) return null;
        var folder = Path.Combine(learner.Layout.StateFolder, "kept");
        Directory.CreateDirectory(folder);
        var stamp = $"{exercise.Id}-{learner.Clock.GetLocalNow():yyyyMMdd-HHmmss}";
        var name = $"{stamp}-{Path.GetFileName(file)}";
        for (var copy = 2; File.Exists(Path.Combine(folder, name)); copy++) name = $"{stamp}-{copy}-{Path.GetFileName(file)}";
        File.Copy(file, Path.Combine(folder, name));
        return $".course/kept/{name}";
    }
}
