using System.CommandLine;

namespace Headroom.Cli.Verbs;

/// <summary><c>next</c>: the one next step, with what it is about.</summary>
internal static class NextVerb
{
    public static Command Create(Learner learner)
    {
        var command = new Command("next", "The one next step.");
        command.SetAction(_ =>
        {
            if (learner.NextExercise() is not { } next) return OverviewVerb.Run(learner);
            Step.Show(learner, next);
            learner.Screen.Blank();
            learner.Screen.Paragraph("goal", next.Objective);
            return Exit.Ok;
        });
        return command;
    }
}
