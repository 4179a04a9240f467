using System.Diagnostics;
using Headroom.Grading.Hosting;

namespace Headroom.Bench.Simulator;

/// <summary>This program, started again to measure itself.</summary>
internal static class FreshProcess
{
    /// <summary>The numbers that five processes print for <paramref name="argument"/>, one after the other.</summary>
    public static IEnumerable<double[]> Five(string argument, Action<string> progress)
    {
        progress("five processes");
        for (var i = 0; i < 5; i++)
        {
            using var process = Process.Start(
                new ProcessStartInfo(
                    DotnetHost.Path) { ArgumentList = { "exec", typeof(FreshProcess).Assembly.Location, argument },
                    RedirectStandardOutput = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            yield return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse)];
        }
    }
}
