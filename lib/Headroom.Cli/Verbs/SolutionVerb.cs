using System.CommandLine;
using Headroom.Course.Learning;
using Headroom.Course.Stubs;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>solution ID [--give-up]</c>: the worked solution, once the exercise is passed.</summary>
internal static class SolutionVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string>("ID") { Description = "an exercise (01.2)" };
        var giveUp = new Option<bool>("--give-up") { Description = "show it before the exercise is passed" };
        var command = new Command("solution", "The worked solution, after a pass.") { id, giveUp };
        command.SetAction(parsed => Run(learner, learner.Exercise(parsed.GetValue(id)), parsed.GetValue(giveUp)));
        return command;
    }

    private static int Run(Learner learner, Exercise exercise, bool giveUp)
    {
        Withheld.AskForSolution();
        var progress = learner.Of(exercise);
        if (!giveUp && progress.Passed is null)
            throw new UsageException(
                $"{exercise.Id} is not passed yet. A hint: ./course hint {exercise.Id}. To see the solution all the same: ./course "
                + $"solution {exercise.Id} --give-up");
        var screen = learner.Screen;
        screen.Write(
            [.. Text.Ends(
                new Piece($"{exercise.Id} {exercise.Title}", Ink.Strong), new Piece("one way to write it", Ink.Muted), screen.Width)]);
        // Of several files those not passed yet stay a task.
        foreach (var choice in exercise.Choices.Where(choice => giveUp || !choice.IsChoice || progress.Choices.Contains(choice.Name)))
            Show(learner, choice);
        return Exit.Ok;
    }

    private static void Show(Learner learner, Exercise exercise)
    {
        var screen = learner.Screen;
        screen.Write(
            [new Piece(exercise.SolutionFile, Ink.Path), new Piece("     yours  ", Ink.Muted), new Piece(exercise.ExerciseFile, Ink.Path)]);
        screen.Blank();
        foreach (var line in Stub.WithoutStarter(File.ReadLines(learner.Layout.PathTo(exercise.SolutionFile)))) screen.Write(line);
        if (exercise.IsChoice) screen.Blank();
    }
}
