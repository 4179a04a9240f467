using Headroom.Simulator.Metering;
using Headroom.Simulator.Testing.Kernels;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Metering;

/// <summary>8 groups of 128 lanes, 4 warps each; a warp's 32 floats are 4 sectors to read and 4 to write.</summary>
public sealed class SpreadTests : IDisposable
{
    private const int Groups = 8, Lanes = 128;

    private readonly Bench _bench = new();

    public static TheoryData<int> Workers => [1, 2, 3, 8];

    public void Dispose() => _bench.Dispose();

    private LaunchReport Run(Action<ArrayView<float>, ArrayView<float>> kernel, LaunchOptions? options = null, int groups = Groups)
    {
        using var x = _bench.Buffer(new float[Groups * Lanes]);
        using var y = _bench.Buffer(new float[Groups * Lanes]);
        return _bench.Run(kernel, new KernelConfig(groups, Lanes), options, x.View.BaseView, y.View.BaseView);
    }

    private WorkSpread Spread(Action<ArrayView<float>, ArrayView<float>> kernel, LaunchOptions? options = null) =>
        Run(kernel, options).Counters!.Spread;

    [Fact]
    public void A_map_gives_every_warp_the_same() =>
        Assert.Equal(new WorkSpread(Groups, Groups, 4 * Groups, 4 * Groups, 8 * 4 * Groups, 8 * 4, 8), Spread(Spreads.Even));

    [Fact]
    public void One_group_of_eight_is_told_as_such()
    {
        var report = Run(Spreads.OneGroup);
        var spread = report.Counters!.Spread;
        Assert.Equal("1 of 8 groups works", spread.ToString());
        Assert.Equal((4L, 1.0), (spread.WorkingWarps, spread.BusiestGroupShare));
        Assert.Contains("1 of 8 groups works, 4 of 32 warps", report.ToText(), StringComparison.Ordinal);
        Assert.Contains("\"workingGroups\": 1", report.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_warp_of_each_group_leaves_the_other_warps_idle()
    {
        var spread = Spread(Spreads.OneWarpOfEach);
        Assert.Equal((8L, 8L, 32L), (spread.WorkingGroups, spread.WorkingWarps, spread.Warps));
        Assert.Equal(1.0 / 8, spread.BusiestWarpShare);
    }

    [Fact]
    public void The_busiest_group_of_a_triangle_has_its_share_of_turns()
    {
        var spread = Spread(Spreads.Triangle);
        // Turns write 4 x 4 sectors. All but each group's last read one element per warp, 4 x 1, and that last 4 x 4.
        Assert.Equal(8 * 4 * 4 + 7 * 4 + 16, spread.BusiestGroup);
        Assert.Equal(36 * 16 + 28 * 4 + 8 * 16, spread.Sectors);
    }

    [Fact]
    public void A_warp_that_stops_at_a_barrier_is_counted_by_itself()
    {
        var spread = Spread(Spreads.FirstWarpReads);
        // Warp 0 reads, warp 3 writes; the others only wait.
        Assert.Equal((16L, 4L, 8L), (spread.WorkingWarps, spread.BusiestWarp, spread.BusiestGroup));
    }

    [Fact]
    public void Arithmetic_is_counted_for_each_warp_through_all_its_barriers()
    {
        var spread = Spread(Spreads.FirstWarpAdds);
        // Warp 0 adds 3 times before each of two barriers, the others once after them.
        Assert.Equal((8L * 32 * (2 * 3 + 4), 32L * (2 * 3 + 1)), (spread.Flops, spread.MostFlops));
        Assert.Equal(7.0 / 80, spread.MostFlopsShare);
    }

    [Theory, MemberData(nameof(Workers))]
    public void Any_number_of_workers_counts_the_same(int workers)
    {
        foreach (var kernel in (Action<ArrayView<float>, ArrayView<float>>[])[
            Spreads.Even, Spreads.OneGroup, Spreads.Triangle, Spreads.FirstWarpReads, Spreads.FirstWarpAdds, Spreads.ReadsTwice])
        {
            var (one, several) = (Run(kernel).Counters!, Run(kernel, new() { Workers = workers }).Counters!);
            Assert.Equal((one.Spread, one.Ideal, one.Local), (several.Spread, several.Ideal, several.Local));
        }
    }

    [Fact]
    public void Small_buffers_for_events_change_nothing() =>
        Assert.Equal(Spread(Spreads.Triangle), Spread(Spreads.Triangle, new() { EventsPerLane = 2 }));

    [Fact]
    public void Launches_add_up_and_the_busiest_is_that_of_either()
    {
        var sum = Spread(Spreads.Even) + Spread(Spreads.OneGroup);
        Assert.Equal((16L, 9L, 32L * 8), (sum.Groups, sum.WorkingGroups, sum.BusiestGroup));
    }
}
