namespace Headroom.Simulator.Metering;

/// <summary>What one source line came to.</summary>
public sealed record LineReport(
    SourceLine? Line, OperationCount Operations, GlobalTraffic Global, SharedTraffic Shared, AtomicTraffic Atomics)
{
    /// <summary>Traffic with local memory.</summary>
    public LocalTraffic Local { get; init; } = LocalTraffic.None;

    /// <summary>What the line would have taken of device memory at best.</summary>
    public IdealTraffic Ideal { get; init; } = IdealTraffic.None;
}
