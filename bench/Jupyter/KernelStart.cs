using System.Diagnostics;

namespace Headroom.Bench.Jupyter;

/// <summary>What a learner waits for after choosing the kernel, from the start of its process.</summary>
internal static class KernelStart
{
    private const int Processes = 5;

    public static Claim Ready => new()
    {
        Id = "jupyter.ready",
        What = "a kernel process, from its start to the answer to kernel_info_request",
        Unit = "s",
        Goal = 1,
        Measure = progress => Each(progress, SecondsToReady),
    };

    public static Claim FirstCell => new()
    {
        Id = "jupyter.first-cell",
        What = "the first cell of a kernel, 1+1, from the start of the process to idle",
        Unit = "s",
        Goal = 3,
        Measure = progress => Each(progress, SecondsToFirstCell),
    };

    public static double SecondsToReady(KernelProgram program)
    {
        using var kernel = new KernelClient(program);
        return kernel.ReadyAfter.TotalSeconds;
    }

    public static double SecondsToFirstCell(KernelProgram program)
    {
        var clock = Stopwatch.StartNew();
        using var kernel = new KernelClient(program);
        KernelTasks.RunSmallest(kernel);
        return clock.Elapsed.TotalSeconds;
    }

    private static Samples Each(Action<string> progress, Func<KernelProgram, double> seconds) =>
        [.. Enumerable.Range(1, Processes).Select(process =>
        {
            progress($"kernel {process} of {Processes}");
            return seconds(KernelProgram.Course);
        })];
}
