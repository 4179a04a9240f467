using System.CommandLine;
using System.Diagnostics;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Cli.Verbs;

/// <summary><c>bench [ID...] [--json]</c>: measures the course's speed claims, in a process of its own.</summary>
internal static class BenchVerb
{
    public static Command Create(Learner learner)
    {
        var ids = new Argument<string[]>("ID") { Description = "claims to measure; by default all", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "print an array of results as JSON" };
        var command = new Command("bench", "Measure the course's speed claims on this machine.") { ids, json };
        command.SetAction((parsed, cancel) =>
            Run(learner, [.. parsed.GetValue(ids) ?? [], .. parsed.GetValue(json) ? ["--json"] : Array.Empty<string>()], cancel));
        return command;
    }

    private static async Task<int> Run(Learner learner, string[] arguments, CancellationToken cancel)
    {
        if (!File.Exists(learner.Layout.Bench)) throw new CourseNotBuiltException(learner.Layout.Bench);
        using var bench = Process.Start(
            new ProcessStartInfo(
                DotnetHost.Path, ["exec", learner.Layout.Bench, .. arguments]) { WorkingDirectory = learner.Layout.Root })!;
        try
        {
            await bench.WaitForExitAsync(cancel);
            return bench.ExitCode;
        }
        finally
        {
            if (!bench.HasExited) bench.Kill(entireProcessTree: true);
        }
    }
}
