namespace Headroom.Simulator.Testing;

public sealed class ReadmeTests
{
    [Fact]
    public void The_example_meters_a_launch_and_finds_no_race()
    {
        var (sums, report) = ReadmeExample.Sums();

        Assert.Equal([12f, 24f, 36f], sums);
        Assert.Empty(report.Races);
        // One request each for x and y, one to write y: 12 bytes of a warp lie in one sector.
        Assert.Equal(6, report.Counters!.Operations.Flops);
        Assert.Equal(2, report.Counters.GlobalReads.Requests);
        Assert.Equal(1, report.Counters.GlobalWrites.Requests);
    }
}
