using Headroom.Simulator;
using Headroom.Simulator.Emitting;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Checking;

public sealed class RaceTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    private (LaunchReport Report, int[] Result) Run(Delegate kernel, KernelConfig config, int? seed = null)
    {
        using var target = _bench.Buffer(new int[64]);
        var report = _bench.Run(kernel, config, new() { LaneOrderSeed = seed }, target.View.BaseView);
        return (report, target.GetAsArray1D());
    }

    [Fact]
    public void A_missing_barrier_is_named_with_both_lines_though_the_result_is_right()
    {
        var (report, result) = Run(Mistakes.LuckyNeighbour, new(1, 64));
        Assert.Equal(Run(Mistakes.Neighbour, new(1, 64)).Result, result);
        var race = Assert.Single(report.Races);
        Assert.Equal((SiteKind.Write, SiteKind.Read), (race.First.Kind, race.Second.Kind));
        Assert.Equal("tile", race.First.Name);
        Assert.Equal(63, race.Count);
        // The store is three lines above the load.
        Assert.Equal(2, race.Second.Line!.Line - race.First.Line!.Line);
        Assert.Equal("Mistakes.cs", Path.GetFileName(race.First.Line.File));
        Assert.Equal((0, 1), (race.FirstLane.Group.X, race.SecondLane.Group.X));
        Assert.Equal("tile[0]", race.Element);
    }

    [Fact]
    public void Another_order_of_lanes_gives_another_result_where_there_is_a_race()
    {
        var right = Run(Mistakes.Neighbour, new(1, 64)).Result;
        Assert.Equal(right, Run(Mistakes.Neighbour, new(1, 64), seed: 7).Result);
        Assert.NotEqual(right, Run(Mistakes.LuckyNeighbour, new(1, 64), seed: 7).Result);
        Assert.Equal(Run(Mistakes.LuckyNeighbour, new(1, 64), seed: 7).Result, Run(Mistakes.LuckyNeighbour, new(1, 64), seed: 7).Result);
    }

    [Fact]
    public void A_barrier_puts_writes_before_reads() => Assert.Empty(Run(Mistakes.Neighbour, new(1, 64)).Report.Races);

    [Fact]
    public void A_warp_barrier_is_enough_within_a_warp() => Assert.Empty(Run(Mistakes.WarpNeighbour, new(1, 64)).Report.Races);

    [Fact]
    public void A_warp_barrier_is_not_enough_between_warps()
    {
        var race = Assert.Single(Run(Mistakes.WarpBarrierOnly, new(1, 64)).Report.Races);
        Assert.NotEqual(race.FirstLane.Warp, race.SecondLane.Warp);
        // Warp 1 reads what warp 0 wrote, and wrote what warp 0 had read: 32 cells each, one pair of places.
        Assert.Equal(64, race.Count);
    }

    [Fact]
    public void Groups_that_change_one_cell_race_whatever_the_barriers()
    {
        var report = Run(Mistakes.GroupsShareACell, new(4, 64)).Report;
        Assert.NotEmpty(report.Races);
        Assert.All(report.Races, race => Assert.True(race.IsAcrossGroups && !race.IsShared));
        Assert.Equal("target[0]", report.Races[0].Element);
    }

    [Fact]
    public void Atomics_do_not_race_with_each_other()
    {
        var (report, result) = Run(Mistakes.GroupsShareACellAtomically, new(4, 64));
        Assert.Empty(report.Races);
        Assert.Equal(0 + 1 + 2 + 3, result[0]);
    }

    [Fact]
    public void Lanes_that_write_one_cell_in_one_instruction_race()
    {
        var race = Assert.Single(Run(Mistakes.AllWriteOne, new(1, 32)).Report.Races);
        Assert.Equal((31, race.First), (race.Count, race.Second));
    }

    [Fact]
    public void A_race_reads_as_three_lines() => Assert.Matches(
        @"^thread \(0, 0, 0\) writes tile\[0\]   Mistakes\.cs:\d+\nthread \(1, 0, 0\) reads  tile\[0\]   Mistakes\.cs:\d+\nno barrier " +
            "between them; 63 times in this launch$",
        Run(Mistakes.LuckyNeighbour, new(1, 64)).Report.Races[0].ToString());
}
