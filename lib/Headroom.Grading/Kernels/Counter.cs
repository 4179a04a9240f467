using Headroom.Simulator;
using Headroom.Simulator.Metering;

namespace Headroom.Grading.Kernels;

/// <summary>What a budget limits: one row of the table below.</summary>
/// <param name="Name">The row's name in a report.</param>
/// <param name="Of">How it is read off launches.</param>
/// <param name="Blame">What it is made of, and so which lines a report names where it is exceeded.</param>
/// <param name="Likely">What an excess is likely to come from, where the exercise has no better word.</param>
public sealed record Counter(string Name, Func<IReadOnlyList<LaunchReport>, double> Of, Blame Blame, string Likely)
{
    /// <summary>Bytes between chip and memory, in whole sectors of 32.</summary>
    public static Counter Bytes { get; } =
        new("bytes from memory", Sum(c => c.Global.BytesMoved), Blame.Bytes, "more bytes move than have to");

    /// <summary>
    /// Sectors of 32 bytes per access by a warp, on average over reads and writes: 4 for 32 neighbouring floats, 32 at worst.
    /// </summary>
    public static Counter SectorsPerRequest { get; } =
        new("sectors per request", Sum(c => c.Global.SectorsPerRequest), Blame.Sectors,
            "neighbouring threads read or write addresses that are far apart");

    /// <summary>Passes through the 32 banks of shared memory per access by a warp: 1 without conflicts, 32 at worst.</summary>
    public static Counter WavefrontsPerRequest { get; } =
        new("wavefronts per request", Sum(c => c.Shared.WavefrontsPerRequest), Blame.Banks,
            "bank conflicts: lanes of a warp want different words of one bank");

    /// <summary>Accesses by warps to shared memory.</summary>
    public static Counter SharedRequests { get; } =
        new("shared requests", Sum(c => c.Shared.Requests), Blame.SharedRequests,
            "shared memory is read more often than the technique needs");

    /// <summary>Barriers passed, once per group.</summary>
    public static Counter Barriers { get; } =
        new("barriers", Sum(c => c.Barriers), Blame.Nothing, "more barriers than the technique needs");

    /// <summary>Atomic operations by threads.</summary>
    public static Counter Atomics { get; } =
        new("atomic operations", Sum(c => c.Atomics.Operations), Blame.Atomics,
            "threads take turns at an atomic: combine their values first");

    /// <summary>Accesses by threads to arrays of local memory, which need not stay in registers.</summary>
    public static Counter LocalArrays { get; } =
        new("accesses to local arrays", Sum(c => c.LocalArrayAccesses), Blame.LocalArrays,
            "an array of local memory: keep values in variables, which are registers");

    /// <summary>Kernel launches.</summary>
    public static Counter Launches { get; } =
        new("launches", launches => launches.Count, Blame.Nothing, "more launches than the technique needs");

    /// <summary>FLOPs of the kernel's own arithmetic.</summary>
    public static Counter Flops { get; } =
        new("FLOPs", Sum(c => c.Operations.Flops), Blame.Flops, "arithmetic that the result does not need");

    /// <summary>FLOPs per byte between chip and memory; the one that has to be high.</summary>
    public static Counter Intensity { get; } =
        new("FLOP/B", Sum(c => c.Intensity), Blame.Bytes, "too many bytes for the arithmetic done with them");

    private static Func<IReadOnlyList<LaunchReport>, double> Sum(Func<Counters, double> of) => launches => of(Total(launches));

    /// <summary>The counts of those launches that were counted, added up.</summary>
    internal static Counters Total(IReadOnlyList<LaunchReport> launches) =>
        Counters.Sum([.. launches.Select(launch => launch.Counters).OfType<Counters>()]);
}
