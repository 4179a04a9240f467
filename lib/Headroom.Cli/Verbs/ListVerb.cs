using System.CommandLine;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>list</c>: the map of units and exercises.</summary>
internal static class ListVerb
{
    public static Command Create(Learner learner)
    {
        var command = new Command("list", "The map: units, exercises, marks and points.");
        command.SetAction(_ => Run(learner));
        return command;
    }

    private static int Run(Learner learner)
    {
        foreach (var line in CourseMap.Lines(learner.Course, learner.Progress())) learner.Screen.Write(line);
        return Exit.Ok;
    }
}
