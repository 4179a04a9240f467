using System.CommandLine;
using Headroom.Cli.Protocol;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>list [UNIT] [--unit UNIT] [--json]</c>: the map of units and exercises.</summary>
internal static class ListVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string?>("UNIT") { Description = "a unit (01) alone; by default all", Arity = ArgumentArity.ZeroOrOne };
        var unit = new Option<string?>("--unit") { Description = "the same as an option", HelpName = "UNIT" };
        var json = new JsonOption();
        var command = new Command("list", "The map: units, exercises, marks and points.") { id, unit, json };
        command.SetAction(parsed => Run(learner, parsed.GetValue(unit) ?? parsed.GetValue(id) ?? Ids.All, parsed.GetValue(json)));
        return command;
    }

    private static int Run(Learner learner, string id, bool json)
    {
        if (json)
        {
            ProtocolJson.Write(learner.Screen, CourseAnswer.Of(learner, learner.Units(id)), ProtocolJson.Indented.CourseAnswer);
            return Exit.Ok;
        }
        foreach (var line in CourseMap.Lines(learner.Units(id), learner.Progress())) learner.Screen.Write(line);
        return Exit.Ok;
    }
}
