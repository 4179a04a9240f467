namespace Headroom.Simulator;

/// <summary>How launches run and what they check.</summary>
public sealed record LaunchOptions
{
    /// <summary>What holds where no <see cref="Recording"/> says otherwise.</summary>
    public static LaunchOptions Default { get; } = new();

    /// <summary>Whether what a launch does is counted.</summary>
    public ExecutionMode Mode { get; init; } = ExecutionMode.Metered;

    /// <summary>Null runs lanes in ascending order; a number shuffles them, the same way every time.</summary>
    public int? LaneOrderSeed { get; init; }

    /// <summary>Report races in shared and device memory (metered).</summary>
    public bool CheckRaces { get; init; } = true;

    /// <summary>Report reads of memory that nothing wrote (metered).</summary>
    public bool CheckUnwritten { get; init; } = true;

    /// <summary>
    /// Rounds of loops that the threads of one group may make together before the kernel counts as endless (metered and fast). So does a
    /// group that takes 3 s of processor time, or more where the fuel is more than the default.
    /// </summary>
    public long Fuel { get; init; } = 1L << 30;

    /// <summary>
    /// Groups that run at a time. 0 takes the machine's processors where a launch is long enough to be worth it. Counts, findings and
    /// results are the same for any number: groups that get into each other's way are run again, one after the other.
    /// </summary>
    public int Workers { get; init; }

    /// <summary>
    /// Null runs groups one after the other, as if none ever waited for another. Otherwise as many groups as the device holds at once take
    /// turns at atomic operations, in an order that a seed decides; counters order groups, and waiting in vain is a fault (metered, on one
    /// worker).
    /// </summary>
    public CoResidentGroups? CoResident { get; init; }

    /// <summary>Ends a running launch within a second, with an <see cref="OperationCanceledException"/>; what its groups have written
    /// stays. Holds for launches of inner recordings too.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Accesses a lane may record before its warp's are merged (metered); changes memory use, never counts.</summary>
    public int EventsPerLane { get; init; } = 4096;

    /// <summary>Whether what kernels print is shown; the context decides.</summary>
    internal bool Output { get; init; }

    /// <summary>Whether it goes into the report and not to the console.</summary>
    internal bool Collects { get; init; }
}
