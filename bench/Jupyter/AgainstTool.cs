using System.Diagnostics;
using Headroom.Measurement;

namespace Headroom.Bench.Jupyter;

/// <summary>The course's kernel against the one of the dotnet-interactive tool, in turns, so that a busy machine slows both.</summary>
internal static class AgainstTool
{
    private const int Starts = 3, Cells = 20;

    public static Claim Ready => Of(
        "jupyter.ready.tool", "a kernel process, from its start to the answer to kernel_info_request, over the tool's",
        progress => Started(progress, KernelStart.SecondsToReady));

    public static Claim FirstCell => Of(
        "jupyter.first-cell.tool", "the first cell of a kernel, 1+1, from the start of the process to idle, over the tool's",
        progress => Started(progress, KernelStart.SecondsToFirstCell));

    /// <summary>Two warm kernels, a cell each in turn.</summary>
    public static Claim RoundTrip => Of("jupyter.roundtrip.tool", "the cell 1+1, from request to idle, warm, over the tool's", Warm);

    private static Claim Of(string id, string what, Func<Action<string>, IEnumerable<(double Ours, double Tools)>> pairs) => new()
    {
        Id = id,
        What = what,
        Unit = "x",
        Goal = 1,
        Baseline = "the kernel of the dotnet-interactive tool",
        Measure = progress => Ratios([.. pairs(progress)]),
    };

    private static Samples Ratios(List<(double Ours, double Tools)> pairs)
    {
        var ours = Quantiles.Median([.. pairs.Select(pair => pair.Ours)]);
        var tools = Quantiles.Median([.. pairs.Select(pair => pair.Tools)]);
        return new([.. pairs.Select(pair => pair.Ours / pair.Tools)], $"{ours:0.###} s against {tools:0.###}");
    }

    // Both from the start of their processes.
    private static IEnumerable<(double Ours, double Tools)> Started(Action<string> progress, Func<KernelProgram, double> start)
    {
        for (var round = 1; round <= Starts; round++)
        {
            progress($"pair {round} of {Starts}");
            yield return (start(KernelProgram.Course), start(KernelProgram.Tool));
        }
    }

    private static IEnumerable<(double Ours, double Tools)> Warm(Action<string> progress)
    {
        progress($"{Cells} pairs");
        using var ours = new KernelClient(KernelProgram.Course);
        using var tools = new KernelClient(KernelProgram.Tool);
        for (var warm = 0; warm < 5; warm++) _ = (Seconds(ours), Seconds(tools));
        for (var pair = 0; pair < Cells; pair++) yield return (Seconds(ours), Seconds(tools));
    }

    private static double Seconds(KernelClient kernel)
    {
        var clock = Stopwatch.StartNew();
        KernelTasks.RunSmallest(kernel);
        return clock.Elapsed.TotalSeconds;
    }
}
