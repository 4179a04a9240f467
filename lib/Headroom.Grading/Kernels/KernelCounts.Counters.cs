using ILGPU.Simulation;
using ILGPU.Simulation.Metering;
using ILGPU.Simulation.Rewriting;

namespace Headroom.Grading.Kernels;

/// <summary>The counts of one or more launches, added up.</summary>
public sealed record KernelCounts
{
    /// <summary>How many launches.</summary>
    public required int Launches { get; init; }

    /// <summary>Traffic with buffers.</summary>
    public required GlobalTraffic Global { get; init; }

    /// <summary>Traffic with shared memory.</summary>
    public required SharedTraffic Shared { get; init; }

    /// <summary>Arithmetic by all lanes.</summary>
    public required OperationCount Operations { get; init; }

    /// <summary>Atomic operations in either memory.</summary>
    public required AtomicTraffic Atomics { get; init; }

    /// <summary>Group barriers, once per group that passed one.</summary>
    public required long Barriers { get; init; }

    /// <summary>Shuffles, warp broadcasts and warp barriers, once per warp.</summary>
    public required long WarpExchanges { get; init; }

    /// <summary>Every line of every launch; the same line of two launches stands here twice.</summary>
    public required IReadOnlyList<LineReport> Lines { get; init; }

    /// <summary>FLOPs per byte moved.</summary>
    public double Intensity => (double)Operations.Flops / Global.BytesMoved;

    internal static KernelCounts Of(IReadOnlyList<LaunchReport> launches)
    {
        var counters = launches.Select(Metered).ToList();
        return new()
        {
            Launches = launches.Count,
            Global = counters.Aggregate(new GlobalTraffic(0, 0, 0, 0, 0), (sum, c) => Sum(sum, c.Global)),
            Shared = counters.Aggregate(new SharedTraffic(0, 0, 0, 0, 0), (sum, c) => Sum(sum, c.Shared)),
            Atomics = counters.Aggregate(new AtomicTraffic(0, 0, 0), (sum, c) => Sum(sum, c.Atomics)),
            Operations = counters.Aggregate(default(OperationCount), (sum, c) => sum + c.Operations),
            Barriers = counters.Sum(c => c.Barriers),
            WarpExchanges = counters.Sum(c => c.WarpExchanges),
            Lines = [.. counters.SelectMany(c => c.Lines)],
        };
    }

    private static Counters Metered(LaunchReport launch) => launch.Counters ?? throw new FindingException(new(
        Reason.NotMetered, $"the results are right, but what {launch.Kernel} moves could not be counted",
        launch.FallbackReason ?? $"it ran in mode {launch.Mode}, which counts nothing", []));

    private static GlobalTraffic Sum(GlobalTraffic a, GlobalTraffic b) => new(
        a.Requests + b.Requests, a.Accesses + b.Accesses, a.BytesRequested + b.BytesRequested, a.BytesUsed + b.BytesUsed, a.Sectors + b.Sectors);

    private static SharedTraffic Sum(SharedTraffic a, SharedTraffic b) => new(
        a.Requests + b.Requests, a.Accesses + b.Accesses, a.BytesRequested + b.BytesRequested, a.Wavefronts + b.Wavefronts, a.IdealWavefronts + b.IdealWavefronts);

    private static AtomicTraffic Sum(AtomicTraffic a, AtomicTraffic b) => new(a.Requests + b.Requests, a.Operations + b.Operations, a.Rounds + b.Rounds);
}
