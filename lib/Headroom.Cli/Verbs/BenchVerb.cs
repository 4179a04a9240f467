using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Cli.Verbs;

/// <summary>
/// <c>bench [ID...] [--quick] [--fresh] [--minutes M] [--json]</c>: measures the course's speed claims, in a process of its own.
/// </summary>
internal static class BenchVerb
{
    public static Command Create(Learner learner)
    {
        var ids = new Argument<string[]>("ID")
        {
            Description = "claims or groups of them to measure, or all; by default those of the README, in at most 45 minutes",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var quick = new Option<bool>("--quick") { Description = "those of the README that take seconds, in at most 5 minutes" };
        var fresh = new Option<bool>("--fresh") { Description = "begin again where a run was ended; by default it goes on" };
        var minutes = new Option<double?>("--minutes") { Description = "begin no claim after so many minutes" };
        var json = new Option<bool>("--json") { Description = "print an array of results as JSON" };
        var command = new Command("bench", "Measure the course's speed claims on this machine.") { ids, quick, fresh, minutes, json };
        command.SetAction((parsed, cancel) =>
        {
            List<string> arguments = [.. parsed.GetValue(ids) ?? []];
            if (parsed.GetValue(quick)) arguments.Add("--quick");
            if (parsed.GetValue(fresh)) arguments.Add("--fresh");
            if (parsed.GetValue(minutes) is { } limit) arguments.AddRange(["--minutes", limit.ToString(CultureInfo.InvariantCulture)]);
            if (parsed.GetValue(json)) arguments.Add("--json");
            return Run(learner, arguments, cancel);
        });
        return command;
    }

    private static async Task<int> Run(Learner learner, IReadOnlyList<string> arguments, CancellationToken cancel)
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
