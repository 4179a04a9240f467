namespace Headroom.Simulator.Metering;

/// <summary>What one memory access in the code came to.</summary>
public sealed record SiteReport(Site Site, GlobalTraffic Global, SharedTraffic Shared, AtomicTraffic Atomics, long LocalAccesses)
{
    /// <summary>Traffic with local memory.</summary>
    public LocalTraffic Local { get; init; } = LocalTraffic.None;

    /// <summary>What the access would have taken of device memory at best.</summary>
    public IdealTraffic Ideal { get; init; } = IdealTraffic.None;

    /// <summary>Where bank conflicts come from; null where there are none.</summary>
    public BankConflict? Conflict { get; init; }
}
