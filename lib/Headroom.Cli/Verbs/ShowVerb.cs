using System.CommandLine;
using Headroom.Cli.Protocol;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>show ID [--json]</c>: what an exercise asks for.</summary>
internal static class ShowVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string?>("ID")
        {
            Description = "an exercise (01.2); by default the next one", Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new JsonOption();
        var command = new Command("show", "What an exercise asks for.") { id, json };
        command.SetAction(parsed =>
        {
            var exercise = learner.Exercise(parsed.GetValue(id));
            if (!parsed.GetValue(json)) return Run(learner, exercise);
            ProtocolJson.Write(learner.Screen, ExerciseAnswer.Of(learner, exercise), ProtocolJson.Indented.ExerciseAnswer);
            return Exit.Ok;
        });
        return command;
    }

    private static int Run(Learner learner, Exercise exercise)
    {
        var screen = learner.Screen;
        screen.Write(
            [.. Text.Ends(
                new Piece($"{exercise.Id} {exercise.Title}", Ink.Strong), new Piece(ExerciseSize.Of(exercise), Ink.Muted), screen.Width)]);
        screen.Blank();
        screen.Paragraph("goal", exercise.Objective);
        foreach (var (line, label) in exercise.Shapes.Select((line, at) => (line, at == 0 ? "shapes" : "")))
            screen.Labelled(label, new Piece(line));
        screen.Paragraph("beyond", exercise.OutOfScope);
        screen.Paragraph("limits", Limits.Of(exercise.Budgets));
        foreach (var (need, label) in exercise.Needs.Select((need, at) => (learner.Course.Find(need), at == 0 ? "needs" : "")))
            screen.Labelled(
                label, new Piece($"{need.Id} {need.Title}"),
                new Piece(learner.Of(need).Passed is null ? "   not passed yet" : "   passed", Ink.Muted));
        screen.Blank();
        foreach (var (choice, label) in exercise.Choices.Select((choice, at) => (choice, at == 0 ? "file" : "or")))
        {
            screen.Labelled(label, new Piece(choice.ExerciseFile, Ink.Path));
            if (choice.IsChoice) screen.Paragraph("", choice.Objective);
        }
        screen.Labelled("state", new Piece(State(learner, exercise)));
        screen.Labelled(
            "check", new Piece($"./course check {exercise.Id}", Ink.Path), new Piece("     hint  ", Ink.Muted),
            new Piece($"./course hint {exercise.Id}", Ink.Path));
        return Exit.Ok;
    }

    private static string State(Learner learner, Exercise exercise)
    {
        var progress = learner.Of(exercise);
        var hints = progress.Hints > 0 ? $" · {progress.Hints} of {exercise.Hints.Count} hints" : "";
        if (progress.Passed is { } passed)
            return $"passed {passed:yyyy-MM-dd}, {Text.Count(progress.Points, "point")} · "
                + $"{Text.Count(progress.Attempts, "attempt")}{hints}";
        return progress.Attempts > 0 ? $"not yet passed · {Text.Count(progress.Attempts, "attempt")}{hints}" : $"not attempted{hints}";
    }
}
