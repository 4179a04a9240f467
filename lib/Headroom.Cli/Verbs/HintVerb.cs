using System.CommandLine;
using Headroom.Cli.Protocol;
using Headroom.Course.Units;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>hint ID [--json]</c>: the next of three hints, under those already seen.</summary>
internal static class HintVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string?>("ID")
        {
            Description = "an exercise (01.2); by default the next one", Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new JsonOption();
        var command = new Command("hint", "The next hint, from the idea to nearly the answer.") { id, json };
        command.SetAction(parsed =>
        {
            var exercise = learner.Exercise(parsed.GetValue(id));
            return parsed.GetValue(json) ? Answer(learner, exercise) : Run(learner, exercise);
        });
        return command;
    }

    private static int Answer(Learner learner, Exercise exercise)
    {
        var shown = learner.TakeHint(exercise);
        ProtocolJson.Write(
            learner.Screen, new HintAnswer(exercise.Id, exercise.Hints.Count, [.. exercise.Hints.Take(shown)]),
            ProtocolJson.Indented.HintAnswer);
        return Exit.Ok;
    }

    private static int Run(Learner learner, Exercise exercise)
    {
        var (screen, all) = (learner.Screen, exercise.Hints.Count);
        var shown = learner.TakeHint(exercise);
        screen.Write(
            [.. Text.Ends(
                new Piece($"{exercise.Id} {exercise.Title}", Ink.Strong), new Piece($"hint {shown} of {all}", Ink.Muted), screen.Width)]);
        for (var tier = 1; tier <= shown; tier++)
        {
            screen.Blank();
            screen.Paragraph($"{tier}", exercise.Hints[tier - 1]);
        }
        screen.Blank();
        screen.Labelled("next", shown < all
            ? [new Piece($"./course check {exercise.Id}", Ink.Path), new Piece("     more  ", Ink.Muted),
                new Piece($"./course hint {exercise.Id}", Ink.Path), new Piece($"   ({shown + 1} of {all})")]
            : [new Piece($"./course check {exercise.Id}", Ink.Path), new Piece("     or see it solved  ", Ink.Muted),
                new Piece($"./course solution {exercise.Id} --give-up", Ink.Path)]);
        return Exit.Ok;
    }
}
