using Headroom.Rooflines;
using Headroom.Simulator.Metering;
using Headroom.Simulator.Reporting;

namespace Headroom.Kernels;

/// <summary>
/// The time that no launch with these counts can beat under a roof, caches aside: its bytes at full bandwidth, or its FLOPs at full speed.
/// </summary>
public static class KernelFloor
{
    /// <summary>Seconds, and which of the two ceilings sets them.</summary>
    public static ReportRow Row(Counters counters, Roofline roof)
    {
        ArgumentNullException.ThrowIfNull(counters);
        ArgumentNullException.ThrowIfNull(roof);
        var (memory, arithmetic) = (counters.Global.BytesMoved / roof.Bandwidth, counters.Operations.Flops / roof.Peak.FlopsPerSecond);
        var bound = memory >= arithmetic ? "memory-bound" : "compute-bound";
        return new(
            $"floor on {roof.Name}", Readable.Seconds(Math.Max(memory, arithmetic)),
            $"{bound}: the ridge is at {Readable.Ratio(roof.Ridge)} FLOP per byte");
    }
}
