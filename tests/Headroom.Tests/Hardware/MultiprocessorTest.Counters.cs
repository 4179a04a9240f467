using ILGPU.Simulation.Reports;

namespace Headroom.Hardware;

/// <summary>The course's own count of groups agrees with the simulator's, wherever both know the chip.</summary>
public sealed class MultiprocessorAgreementTest
{
    [Theory]
    [InlineData("A100 SXM", "8.0")]
    [InlineData("H100 SXM", "9.0")]
    [InlineData("RTX 4090", "8.9")]
    public void Groups_at_once_are_those_of_the_simulator(string name, string capability)
    {
        var (multiprocessor, limits) = (Multiprocessor.Of(Devices.Find(name)), OccupancyLimits.For(capability));
        int[] lanes = [1, 32, 64, 96, 256, 1024], shared = [0, 1000, 16_640, 33_280, 66_560, 133_120, 300_000], registers = [1, 32, 40, 128, 224, 255];
        foreach (var (l, s, r) in lanes.SelectMany(l => shared.SelectMany(s => registers.Select(r => (l, s, r)))))
        {
            var expected = Occupancy.Of(limits, l, s, r);
            Assert.Equal(expected.Groups, multiprocessor.GroupsAtOnce(l, s, r));
            Assert.Equal(expected.Fraction, multiprocessor.Occupancy(l, s, r), 12);
        }
    }
}
