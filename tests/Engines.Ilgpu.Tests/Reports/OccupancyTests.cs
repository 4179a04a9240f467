using ILGPU.Simulation.Reports;

namespace ILGPU.Tests.Reports;

public class OccupancyTests
{
    [Theory]
    // A100: 64 warps, 32 groups. 256 lanes are 8 warps: 8 groups fill it, with up to 32 registers per lane.
    [InlineData("8.0", 256, 0, 32, 8, 1.0, "warps")]
    // 64 registers x 32 = 2,048 per warp, 32 warps, 4 groups.
    [InlineData("8.0", 256, 0, 64, 4, 0.5, "registers")]
    // 32 lanes are 1 warp: 32 groups are all there may be, half of 64 warps.
    [InlineData("8.0", 32, 0, 32, 32, 0.5, "groups")]
    // 48 KB and the driver's 1 KB: 3 groups in 164 KB.
    [InlineData("8.0", 256, 48 * 1024, 32, 3, 0.375, "shared memory")]
    [InlineData("7.5", 1024, 0, 64, 1, 1.0, "warps")]
    // 255 registers x 32 rounded up to 8,192 per warp: 8 warps, not one group of 1,024 lanes.
    [InlineData("9.0", 1024, 0, 255, 0, 0.0, "registers")]
    public void Is_the_smallest_of_four_limits(string capability, int lanes, int shared, int registers, int groups, double fraction, string by)
    {
        var occupancy = Occupancy.Of(OccupancyLimits.For(capability), lanes, shared, registers);
        Assert.Equal((groups, fraction, by), (occupancy.Groups, occupancy.Fraction, occupancy.LimitedBy));
    }

    [Fact]
    public void An_unknown_capability_is_refused_with_those_that_are_known() =>
        Assert.Contains("known are 7.5, 8.0", Assert.Throws<ArgumentException>(() => OccupancyLimits.For("1.0")).Message, StringComparison.Ordinal);
}
