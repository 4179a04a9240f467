namespace Headroom.Simulator.Metering;

/// <summary>What requests for device memory would have taken at best.</summary>
/// <param name="SideBySide">Sectors if the bytes that each request asks for had lain side by side, from a sector's edge on.</param>
/// <param name="Once">
/// Sectors that a group touched for the first time; of writes, wrote for the first time. It could have kept the rest on the chip. What two
/// groups touch counts for both, since groups cannot share.
/// </param>
public sealed record IdealTraffic(long SideBySide, long Once)
{
    /// <summary>Nothing.</summary>
    public static IdealTraffic None { get; } = new(0, 0);

    /// <summary>Adds up two counts.</summary>
    public static IdealTraffic operator +(IdealTraffic a, IdealTraffic b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new(a.SideBySide + b.SideBySide, a.Once + b.Once);
    }

    /// <summary>Sectors that <paramref name="traffic"/> took beyond the better of the two.</summary>
    public long Excess(GlobalTraffic traffic)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        return traffic.Sectors - Math.Min(SideBySide, Once);
    }
}
