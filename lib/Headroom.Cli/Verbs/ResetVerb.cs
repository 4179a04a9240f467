using System.CommandLine;
using Headroom.Cli.Protocol;
using Headroom.Course.Stubs;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>reset ID [--json]</c>: writes the pristine exercise file and keeps the learner's.</summary>
internal static class ResetVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string>("ID") { Description = "an exercise (01.2)" };
        var json = new JsonOption();
        var command = new Command("reset", "Start an exercise again; your file is kept aside.") { id, json };
        command.SetAction(parsed =>
        {
            var exercise = learner.Exercise(parsed.GetValue(id));
            if (parsed.GetValue(json))
                ProtocolJson.Write(
                    learner.Screen, new ResetAnswer(exercise.Id, [.. exercise.Choices.Select(choice => Reset(learner, choice))]),
                    ProtocolJson.Indented.ResetAnswer);
            else
                foreach (var choice in exercise.Choices) Tell(learner.Screen, Reset(learner, choice));
            return Exit.Ok;
        });
        return command;
    }

    private static void Tell(Screen screen, ResetFile done)
    {
        if (!done.Reset)
        {
            screen.Write([new Piece(done.File, Ink.Path), new Piece(" is as it was at the start; nothing to reset.")]);
            return;
        }
        if (done.Kept is { } kept) screen.Labelled("kept", new Piece(kept, Ink.Path));
        screen.Labelled("reset", new Piece(done.File, Ink.Path));
    }

    private static ResetFile Reset(Learner learner, Exercise exercise)
    {
        var file = learner.Layout.PathTo(exercise.ExerciseFile);
        var pristine = Stub.From(File.ReadAllText(learner.Layout.PathTo(exercise.SolutionFile)), exercise);
        if (File.Exists(file) && File.ReadAllText(file) == pristine) return new(exercise.ExerciseFile, Reset: false, Kept: null);
        var kept = Keep(learner, exercise, file);
        AtomicFile.Write(file, pristine);
        return new(exercise.ExerciseFile, Reset: true, kept);
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
