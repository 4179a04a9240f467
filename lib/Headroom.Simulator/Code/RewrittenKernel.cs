namespace Headroom.Simulator.Code;

/// <summary>
/// Runs each lane of a batch from its resume point to the next suspension, which becomes its state, or to the end, where its state becomes
/// -1.
/// </summary>
/// <param name="batch">The lanes; the state of each says where to go on.</param>
/// <param name="arguments">The launch's arguments in native memory.</param>
internal delegate void KernelBody(LaneBatch batch, nint arguments);

/// <summary>Puts boxed arguments where a <see cref="KernelBody"/> reads them.</summary>
internal delegate void ArgumentWriter(nint arguments, object?[] values);

/// <summary>A kernel as the scheduler runs it.</summary>
internal sealed record RewrittenKernel
{
    /// <summary>Loop heads that a lane may pass before the scheduler has a look.</summary>
    public const int FuelSlice = 1 << 16;

    /// <summary>Bytes between the counters of one lane: 32 lanes' worth.</summary>
    public const int CounterStride = 32 * sizeof(int);

    public required string Name { get; init; }
    public required KernelBody Body { get; init; }
    public required ArgumentWriter WriteArguments { get; init; }

    /// <summary>Bytes of the argument block.</summary>
    public required int ArgumentBytes { get; init; }

    public required FrameLayout Frame { get; init; }

    /// <summary>By id.</summary>
    public required Site[] Sites { get; init; }

    /// <summary>What each site does to a word, as a <see cref="Trail"/> keeps it; by id.</summary>
    public required byte[] Marks { get; init; }

    /// <summary>The same, but 0 for reads through parameters that are only read.</summary>
    public required byte[] ChangingMarks { get; init; }

    /// <summary>What it does to the buffers behind its parameters.</summary>
    public required ParameterUse Use { get; init; }

    /// <summary>Whether the result of an atomic operation on a buffer may depend on the order of groups.</summary>
    public required bool HasOrderedAtomics { get; init; }

    /// <summary>Whether it prints.</summary>
    public required bool Prints { get; init; }

    /// <summary>Whether groups of an earlier launch got into each other's way.</summary>
    public bool PrefersOneWorker { get; set; }

    /// <summary>What a group took on one worker when that was last measured; zero before.</summary>
    public TimeSpan TimePerGroup { get; set; }

    /// <summary>The loops that wait for another thread on a plain read; looked for in the co-resident form.</summary>
    public IReadOnlyList<PlainWait> PlainWaits { get; init; } = [];

    /// <summary>Bytes of shared memory that a group is known to use, once one has run beside others; without the dynamic part.</summary>
    public int SharedBytes { get; set; }

    /// <summary>By id less one.</summary>
    public required Suspension[] Suspensions { get; init; }

    /// <summary>Whether lanes may have to wait for their warp alone.</summary>
    public required bool HasWarpExchanges { get; init; }

    /// <summary>What each counted block does, by counter.</summary>
    public required CountedBlock[] Blocks { get; init; }

    /// <summary>Allocations of shared and of local memory in the code.</summary>
    public required int MemorySlots { get; init; }

    /// <summary>The line of each of them, if symbols are there.</summary>
    public required SourceLine?[] SlotLines { get; init; }

    /// <summary>The longest path without a loop head records at most this many accesses.</summary>
    public required int EventSlack { get; init; }

    /// <summary>The line of the last call of a lane that may throw, if known.</summary>
    public SourceLine? LineOf(Lane lane) => lane.Place >= 0 ? Sites[lane.Place].Line : null;
}

/// <summary>A basic block with a counter.</summary>
/// <param name="Lines">What one run of it does, by source line.</param>
/// <param name="Sites">The first of its sites and how many follow, to take the exact number of issues from.</param>
internal sealed record CountedBlock((SourceLine? Line, OperationCount Operations)[] Lines, (int First, int Count) Sites)
{
    /// <summary>All lines together.</summary>
    public OperationCount Operations { get; } = Lines.Aggregate(default(OperationCount), (sum, line) => sum + line.Operations);
}
