namespace ILGPU.Simulation.Reports;

/// <summary>How many groups fit on a multiprocessor at the same time.</summary>
/// <param name="Groups">The smallest of the limits.</param>
/// <param name="Warps">The warps of those groups.</param>
/// <param name="Fraction">Of the warps that the multiprocessor could hold, 0 to 1.</param>
/// <param name="LimitedBy">What is used up first: groups, warps, registers or shared memory.</param>
public readonly record struct Occupancy(int Groups, int Warps, double Fraction, string LimitedBy)
{
    private const int WarpSize = 32;

    /// <param name="limits">The multiprocessor.</param>
    /// <param name="lanesPerGroup">1 to 1,024.</param>
    /// <param name="sharedBytesPerGroup">Static and dynamic together.</param>
    /// <param name="registersPerLane">As the GPU's compiler reports it, 1 to 255; C# IL does not tell.</param>
    public static Occupancy Of(OccupancyLimits limits, int lanesPerGroup, int sharedBytesPerGroup, int registersPerLane)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lanesPerGroup, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lanesPerGroup, 1024);
        ArgumentOutOfRangeException.ThrowIfNegative(sharedBytesPerGroup);
        ArgumentOutOfRangeException.ThrowIfLessThan(registersPerLane, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(registersPerLane, 255);

        var warps = (lanesPerGroup + WarpSize - 1) / WarpSize;
        var registersPerWarp = RoundUp(registersPerLane * WarpSize, limits.RegisterUnit);
        (int Groups, string By)[] bounds =
        [
            (limits.Groups, "groups"),
            (limits.Warps / warps, "warps"),
            (limits.Registers / registersPerWarp / warps, "registers"),
            (sharedBytesPerGroup == 0 ? int.MaxValue : limits.SharedBytes / (sharedBytesPerGroup + limits.ReservedBytes), "shared memory"),
        ];
        var (groups, by) = bounds.MinBy(b => b.Groups);
        return new(groups, groups * warps, (double)(groups * warps) / limits.Warps, by);
    }

    private static int RoundUp(int value, int unit) => (value + unit - 1) / unit * unit;
}
