using System.CommandLine;
using Headroom.Cli.Protocol;
using Headroom.Course.Learning;
using Headroom.Course.Stubs;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>solution ID [--give-up] [--json]</c>: the worked solution, once the exercise is passed.</summary>
internal static class SolutionVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string>("ID") { Description = "an exercise (01.2)" };
        var giveUp = new Option<bool>("--give-up") { Description = "show it before the exercise is passed" };
        var json = new JsonOption();
        var command = new Command("solution", "The worked solution, after a pass.") { id, giveUp, json };
        command.SetAction(
            parsed => Run(learner, learner.Exercise(parsed.GetValue(id)), parsed.GetValue(giveUp), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Learner learner, Exercise exercise, bool giveUp, bool json)
    {
        Withheld.AskForSolution();
        var progress = learner.Of(exercise);
        if (!giveUp && progress.Passed is null)
            throw new UsageException(
                $"{exercise.Id} is not passed yet. A hint: ./course hint {exercise.Id}. To see the solution all the same: ./course "
                + $"solution {exercise.Id} --give-up");
        // Of several files those not passed yet stay a task.
        var shown = exercise.Choices.Where(choice => giveUp || !choice.IsChoice || progress.Choices.Contains(choice.Name)).ToList();
        var screen = learner.Screen;
        if (json)
        {
            ProtocolJson.Write(
                screen, new SolutionAnswer(exercise.Id, [.. shown.Select(choice => Solved(learner, choice))]),
                ProtocolJson.Indented.SolutionAnswer);
            return Exit.Ok;
        }
        screen.Write(
            [.. Text.Ends(
                new Piece($"{exercise.Id} {exercise.Title}", Ink.Strong), new Piece("one way to write it", Ink.Muted), screen.Width)]);
        foreach (var choice in shown) Show(learner, choice);
        return Exit.Ok;
    }

    private static SolvedFile Solved(Learner learner, Exercise exercise) => new(
        exercise.ExerciseFile, exercise.SolutionFile, string.Concat(Lines(learner, exercise).Select(line => $"{line}\n")));

    private static IEnumerable<string> Lines(Learner learner, Exercise exercise) =>
        Stub.WithoutStarter(File.ReadLines(learner.Layout.PathTo(exercise.SolutionFile)));

    private static void Show(Learner learner, Exercise exercise)
    {
        var screen = learner.Screen;
        screen.Write(
            [new Piece(exercise.SolutionFile, Ink.Path), new Piece("     yours  ", Ink.Muted), new Piece(exercise.ExerciseFile, Ink.Path)]);
        screen.Blank();
        foreach (var line in Lines(learner, exercise)) screen.Write(line);
        if (exercise.IsChoice) screen.Blank();
    }
}
