namespace Headroom.Simulator.Metering;

/// <summary>What one memory access in the code came to.</summary>
public sealed record SiteReport(Site Site, GlobalTraffic Global, SharedTraffic Shared, AtomicTraffic Atomics, long LocalAccesses)
{
    /// <summary>Traffic with local memory.</summary>
    public LocalTraffic Local { get; init; } = LocalTraffic.None;

    /// <summary>Accesses by lanes to arrays of local memory; the others are to variables whose address is taken.</summary>
    public long LocalArrayAccesses { get; init; }

    /// <summary>What the access would have taken of device memory at best.</summary>
    public IdealTraffic Ideal { get; init; } = IdealTraffic.None;

    /// <summary>
    /// The line that allocates the shared array it goes to; null for dynamic shared memory, other memory, and code without symbols.
    /// </summary>
    public SourceLine? Array { get; init; }

    /// <summary>Where lanes had bank conflicts, the bytes from one to the next, the largest that was seen; else 0.</summary>
    public long LaneStride { get; init; }
}
