using System.CommandLine;
using Headroom.Cli.Protocol;

namespace Headroom.Cli.Verbs;

/// <summary><c>next [--all] [--json]</c>: the one next step, with what it is about.</summary>
internal static class NextVerb
{
    public static Command Create(Learner learner)
    {
        var all = new Option<bool>("--all") { Description = "in the order of the course, with the further exercises in their places" };
        var json = new JsonOption();
        var command = new Command("next", "The one next step.") { all, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                ProtocolJson.Write(learner.Screen, StepAnswer.From(learner, parsed.GetValue(all)), ProtocolJson.Indented.StepAnswer);
                return Exit.Ok;
            }
            if (learner.NextExercise(parsed.GetValue(all)) is not { } next) return OverviewVerb.Run(learner);
            Step.Show(learner, next);
            learner.Screen.Blank();
            learner.Screen.Paragraph("goal", next.Objective);
            return Exit.Ok;
        });
        return command;
    }
}
