using System.CommandLine;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>list [UNIT] [--unit UNIT]</c>: the map of units and exercises.</summary>
internal static class ListVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string?>("UNIT") { Description = "a unit (01) alone; by default all", Arity = ArgumentArity.ZeroOrOne };
        var unit = new Option<string?>("--unit") { Description = "the same as an option", HelpName = "UNIT" };
        var command = new Command("list", "The map: units, exercises, marks and points.") { id, unit };
        command.SetAction(parsed => Run(learner, parsed.GetValue(unit) ?? parsed.GetValue(id) ?? Ids.All));
        return command;
    }

    private static int Run(Learner learner, string id)
    {
        foreach (var line in CourseMap.Lines(learner.Units(id), learner.Progress())) learner.Screen.Write(line);
        return Exit.Ok;
    }
}
