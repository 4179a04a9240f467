using System.CommandLine;
using Headroom.Agents.Composing;
using Headroom.Grading.Reporting;

namespace Headroom.Cli.Verbs;

/// <summary><c>review SET [--out DIR]</c>: eight kernels to be reviewed, as files.</summary>
internal static class ReviewVerb
{
    public static Command Create(Learner learner)
    {
        var number = new Argument<int>("SET") { Description = $"which eight, from 1 to {ReviewSet.Highest:#,0}" };
        var output = new Option<string?>("--out") { Description = "folder to write; by default out/review-SET", HelpName = "DIR" };
        var command = new Command("review", "Write eight kernels of which most look right, for exercise 10.1.") { number, output };
        command.SetAction(parsed => Run(learner, parsed.GetValue(number), parsed.GetValue(output)));
        return command;
    }

    private static int Run(Learner learner, int number, string? output)
    {
        if (number is < 1 or > ReviewSet.Highest)
            throw new UsageException($"there is no set {number}: they are numbered from 1 to {ReviewSet.Highest:#,0}.");
        var folder = output ?? $"out/review-{number}";
        var path = output is null ? learner.Layout.PathTo(folder) : Path.GetFullPath(folder);
        Directory.CreateDirectory(path);
        using var set = ReviewSet.Of(number);
        foreach (var (name, text) in set.Files())
        {
            File.WriteAllText(Path.Combine(path, name), text);
            learner.Screen.Write([new Piece($"{folder}/{name}", Ink.Path)]);
        }
        return Exit.Ok;
    }
}
