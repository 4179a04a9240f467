using Headroom.Simulator;
using Headroom.Simulator.Metering;
using ILGPU.Runtime;

namespace Headroom.Agents.Examining;

/// <summary>One launch, counted.</summary>
internal static class ExamRun
{
    // Turns of loops by all threads of a group; no right kernel here needs a hundredth.
    private const long Fuel = 1 << 22;

    /// <exception cref="KernelFault">The kernel left its arrays, or waited in vain.</exception>
    public static Counters? Count(Accelerator gpu, Action launch)
    {
        using var recording = Recording.Start(new LaunchOptions { Mode = ExecutionMode.Metered, Fuel = Fuel });
        launch();
        gpu.Synchronize();
        return recording.Launches.Single() is { Races: [], UnwrittenReads: [] } clean ? clean.Counters : null;
    }
}
