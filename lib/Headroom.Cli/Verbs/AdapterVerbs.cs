using System.CommandLine;
using Headroom.Classroom.Adapting;
using Headroom.Cli.Checks;
using Headroom.Course.Units;

namespace Headroom.Cli.Verbs;

/// <summary>
/// <c>prairielearn</c>, <c>gradescope</c> and <c>artemis</c>: grade the one submission of a container and leave the result where its system
/// looks for it.
/// </summary>
internal static class AdapterVerbs
{
    public static IEnumerable<Command> Create(Learner learner) =>
    [
        Create(learner, "prairielearn", "/grade", PrairieLearn.Folder, PrairieLearn.Write),
        Create(learner, "gradescope", "/autograder", Gradescope.Folder, Gradescope.Write),
        Create(learner, "artemis", ".", Artemis.Folder, Artemis.Write),
    ];

    private static Command Create(
        Learner learner, string system, string root, Func<string, string> folderOf, Action<HostedMarks, string> write)
    {
        var only = new Option<string?>("--only") { Description = "units or exercises that are asked for, by comma", HelpName = "02.5,03" };
        var at = new Option<string?>("--root") { Description = $"the system's folder; by default {root}", HelpName = "DIR" };
        var command = new Command(system, $"Grade one submission within {Name(system)}.") { only, at };
        command.SetAction(async (parsed, cancel) =>
        {
            var (exercises, folder) = (Exercises(learner, parsed.GetValue(only), system), parsed.GetValue(at) ?? root);
            var handedIn = folderOf(folder);
            if (!Directory.Exists(handedIn))
                throw new UsageException($"there is no {handedIn}: {Name(system)} puts the submission there. --root names another place.");
            await TrainingNeeds.Bring(learner, exercises, cancel);
            var marks = await HostedMarks.Of(learner.Layout, handedIn, exercises, cancel);
            write(marks, folder);
            learner.Screen.Write($"{marks.Total:0.##} of {Text.Count(marks.OutOf, "point")}");
            return Exit.Ok; // a failing submission is graded all the same
        });
        return command;
    }

    private static string Name(string system) => system switch
    {
        "prairielearn" => "PrairieLearn",
        "gradescope" => "Gradescope",
        _ => "Artemis",
    };

    private static IReadOnlyList<Exercise> Exercises(Learner learner, string? only, string system) => only is null
        ? throw new UsageException($"{system} needs --only: what is asked for decides what the points are out of. For example --only 02.5")
        : [.. only.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(id =>
            learner.Exercises(id))
            .DistinctBy(exercise => exercise.Id)];
}
