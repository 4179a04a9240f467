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

    /// <summary>Rounds of loops that the lanes of one group may make together before the kernel counts as endless (metered and fast).</summary>
    public long Fuel { get; init; } = 1L << 30;

    /// <summary>Groups that run at a time; 1 keeps float atomics reproducible.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Accesses a lane may record before its warp's are merged (metered); changes memory use, never counts.</summary>
    public int EventsPerLane { get; init; } = 4096;

    /// <summary>Whether what kernels print is shown; the context decides.</summary>
    internal bool Output { get; init; }

    /// <summary>Whether it goes into the report and not to the console.</summary>
    internal bool Collects { get; init; }
}
