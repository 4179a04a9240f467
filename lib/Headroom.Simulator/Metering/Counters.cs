namespace Headroom.Simulator.Metering;

/// <summary>
/// What a launch asked of the device. Counts come from the kernel's C# IL, not from machine code: a GPU's compiler may fuse, hoist,
/// vectorise or drop accesses, and caches are not modelled.
/// </summary>
public sealed record Counters
{
    /// <summary>Arithmetic by all lanes.</summary>
    public required OperationCount Operations { get; init; }

    /// <summary>Traffic with buffers, reads and writes.</summary>
    public required GlobalTraffic Global { get; init; }

    /// <summary>The part of <see cref="Global"/> that reads.</summary>
    public required GlobalTraffic GlobalReads { get; init; }

    /// <summary>The part of <see cref="Global"/> that writes; atomics count here.</summary>
    public required GlobalTraffic GlobalWrites { get; init; }

    /// <summary>What <see cref="Global"/> would have been at best.</summary>
    public required IdealTraffic Ideal { get; init; }

    /// <summary>Traffic with shared memory.</summary>
    public required SharedTraffic Shared { get; init; }

    /// <summary>Bytes of shared memory that a group uses, static and dynamic.</summary>
    public required int SharedBytesPerGroup { get; init; }

    /// <summary>Traffic with local memory, which a GPU keeps in registers if it can; no part of <see cref="Global"/>.</summary>
    public required LocalTraffic Local { get; init; }

    /// <summary>Accesses by lanes to local memory.</summary>
    public long LocalAccesses => Local.Accesses;

    /// <summary>The part of <see cref="LocalAccesses"/> that goes to arrays, and not to variables whose address is taken.</summary>
    public long LocalArrayAccesses => Sites.Sum(site => site.LocalArrayAccesses);

    /// <summary>Atomic operations in either memory.</summary>
    public required AtomicTraffic Atomics { get; init; }

    /// <summary>Group barriers, once per group that passed one.</summary>
    public required long Barriers { get; init; }

    /// <summary>Shuffles, warp broadcasts and warp barriers, once per warp.</summary>
    public required long WarpExchanges { get; init; }

    /// <summary>How many lanes had work when their warps did something.</summary>
    public required LaneIssues Issues { get; init; }

    /// <summary>How many groups and warps took part in the traffic with buffers, and what the busiest did.</summary>
    public required WorkSpread Spread { get; init; }

    /// <summary>The share of lanes that had work when their warp did something, 0 to 1; 1 means no divergence and full warps.</summary>
    public double WarpEfficiency => Issues.Efficiency;

    /// <summary>Per memory access in the code.</summary>
    public required IReadOnlyList<SiteReport> Sites { get; init; }

    /// <summary>Per source line, in order of file and line; code without symbols is one line without a place.</summary>
    public required IReadOnlyList<LineReport> Lines { get; init; }

    /// <summary>The counts of several launches, added up; a line of two launches stands twice in <see cref="Lines"/>.</summary>
    public static Counters Sum(IReadOnlyCollection<Counters> launches)
    {
        ArgumentNullException.ThrowIfNull(launches);
        return new()
        {
            Operations = launches.Aggregate(default(OperationCount), (sum, c) => sum + c.Operations),
            Global = launches.Aggregate(GlobalTraffic.None, (sum, c) => sum + c.Global),
            GlobalReads = launches.Aggregate(GlobalTraffic.None, (sum, c) => sum + c.GlobalReads),
            GlobalWrites = launches.Aggregate(GlobalTraffic.None, (sum, c) => sum + c.GlobalWrites),
            Ideal = launches.Aggregate(IdealTraffic.None, (sum, c) => sum + c.Ideal),
            Shared = launches.Aggregate(SharedTraffic.None, (sum, c) => sum + c.Shared),
            SharedBytesPerGroup = launches.Select(c => c.SharedBytesPerGroup).DefaultIfEmpty().Max(),
            Local = launches.Aggregate(LocalTraffic.None, (sum, c) => sum + c.Local),
            Atomics = launches.Aggregate(AtomicTraffic.None, (sum, c) => sum + c.Atomics),
            Barriers = launches.Sum(c => c.Barriers),
            WarpExchanges = launches.Sum(c => c.WarpExchanges),
            Issues = launches.Aggregate(default(LaneIssues), (sum, c) => sum + c.Issues),
            Spread = launches.Aggregate(WorkSpread.None, (sum, c) => sum + c.Spread),
            Sites = [.. launches.SelectMany(c => c.Sites)],
            Lines = [.. launches.SelectMany(c => c.Lines)],
        };
    }

    /// <summary>FLOPs per byte moved, special functions not included.</summary>
    public double Intensity => Global.BytesMoved == 0 ? double.PositiveInfinity : (double)Operations.Flops / Global.BytesMoved;
}
