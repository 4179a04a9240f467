using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Headroom.Grading.Hosting;
using Headroom.Training.Loop;

namespace Headroom.Bench.Training;

/// <summary>
/// What a minute of training from nothing gets, by the command that a learner types: bits per byte of held-out text, as a share of what
/// counting three bytes gets on the same.
/// </summary>
internal static partial class MiniRun
{
    public static Claim Claim => new()
    {
        Id = "training.mini",
        What = $"bits per byte after a minute of training from nothing; {Native.Threads} threads",
        Unit = "%",
        Goal = 100,
        Baseline = "Witten-Bell's 3-gram of bytes, counted on the same 6 MB of tales",
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        Native.Load();
        progress("one run of a minute");
        var folder = Directory.CreateTempSubdirectory("mini-");
        try
        {
            var said = Run(folder.FullName);
            var last = HeldOut().Matches(said).LastOrDefault()
                ?? throw new InvalidOperationException($"the run ends without a measurement: {said}");
            var (bits, table) = (Number(last, "bits"), Number(last, "table"));
            return new(
                [100 * bits / table],
                $"{bits:0.000} bits per byte after {last.Groups["steps"]} steps, {table:0.000} of the table; {Done().Match(said).Value}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string folder)
    {
        using var run = Process.Start(new ProcessStartInfo(
            DotnetHost.Path,
            [
                "exec", typeof(Trainer).Assembly.Location, "train", Recipes.Mini.Name, "--minutes", "1", "--threads",
                Native.Threads.ToString(CultureInfo.InvariantCulture), "--out", folder,
            ]) { RedirectStandardOutput = true })!;
        var said = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return run.ExitCode == 0 ? said : throw new InvalidOperationException($"the run ended with {run.ExitCode}: {said}");
    }

    private static double Number(Match line, string name) => double.Parse(line.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"after step (?<steps>[\d,]+), .* = (?<bits>[\d.]+) bits/byte; a table of three bytes (?<table>[\d.]+)")]
    private static partial Regex HeldOut();

    [GeneratedRegex(@"done after [^:]+")]
    private static partial Regex Done();
}
