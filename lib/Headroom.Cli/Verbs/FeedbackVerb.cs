using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using Headroom.Cli.Doctoring;
using Headroom.Cli.Feedback;
using Headroom.Course;

namespace Headroom.Cli.Verbs;

/// <summary><c>feedback [ID] [--out FILE] [--yes]</c>: a file for whoever mends the course, shown before it is written.</summary>
internal static partial class FeedbackVerb
{
    public static Command Create(Learner learner)
    {
        var id = new Argument<string?>("ID")
        {
            Description = "an exercise (01.2); by default the next one", Arity = ArgumentArity.ZeroOrOne,
        };
        var output = new Option<string?>("--out") { Description = "the file; by default out/feedback-ID.md", HelpName = "FILE" };
        var yes = new Option<bool>("--yes") { Description = "write it without asking" };
        var command = new Command("feedback", "Report a mistake of the course: your file, its last report and this machine in one file.")
        {
            id, output, yes,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var exercise = learner.Exercise(parsed.GetValue(id));
            var doctor = Printed(await MachineReader.Read(learner.Layout, cancel));
            var bundle = new Bundle(Version(), doctor, Personal.OfThisProcess(learner.Layout.Root));
            return new Handing(learner, await Tracker(learner.Layout, cancel)).Run(
                bundle, exercise, parsed.GetValue(output), parsed.GetValue(yes));
        });
        return command;
    }

    private static string Printed(MachineFacts facts)
    {
        using var text = new StringWriter();
        DoctorVerb.Show(new PlainScreen(text, text), facts);
        return text.ToString();
    }

    // 1.0.0+0123456789abcdef...
    private static string Version()
    {
        var full = typeof(FeedbackVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+');
        return $"Headroom {full[0]}{(full.Length > 1 ? $", built from commit {full[1][..Math.Min(12, full[1].Length)]}" : "")}";
    }

    private static async Task<string?> Tracker(CourseLayout layout, CancellationToken cancel) =>
        IssuesOf(await MachineReader.Ask("git", ["remote", "get-url", "origin"], layout.Root, cancel));

    /// <summary>The issues of a repository on GitHub, of whatever form its address is; null elsewhere.</summary>
    internal static string? IssuesOf(string? remote) =>
        remote is not null && GitHub().Match(remote.Trim()) is { Success: true } found
            ? $"https://github.com/{found.Groups["owner"].Value}/{found.Groups["name"].Value}/issues"
            : null;

    [GeneratedRegex(@"^(https://([^@/]*@)?|ssh://git@|git@)github\.com[/:](?<owner>[\w.-]+)/(?<name>[\w.-]+?)(\.git)?/?$")]
    private static partial Regex GitHub();
}
