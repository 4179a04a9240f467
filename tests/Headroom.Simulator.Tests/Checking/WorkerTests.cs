using FsCheck;
using FsCheck.Fluent;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Checking;

/// <summary>Counts, findings, faults and bytes are those of one worker, whatever groups do to each other.</summary>
public sealed class WorkerTests : IDisposable
{
    private static readonly int[] s_several = [2, 3, 8];

    private static readonly LaunchOptions[] s_ways =
    [
        new(), new() { CheckRaces = false }, new() { CheckUnwritten = false }, new() { CheckRaces = false, CheckUnwritten = false },
        new() { Mode = ExecutionMode.Fast }, new() { LaneOrderSeed = 3, EventsPerLane = 5 },
    ];

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>One deed after another by all, in the ways in which groups can meet; and whether they do.</summary>
    [Theory]
    [InlineData(Spot.Own, Who.All, true, Deed.Read, Deed.Write, Deed.Read)]
    [InlineData(Spot.OfNextGroup, Who.All, true, Deed.Read, Deed.Read)]
    [InlineData(Spot.One, Who.All, true, Deed.Read, Deed.ReadFloat)]
    [InlineData(Spot.One, Who.All, false, Deed.Write)]
    [InlineData(Spot.One, Who.LastGroup, true, Deed.Write, Deed.Read)]
    [InlineData(Spot.OfNextGroup, Who.All, true, Deed.Write)]
    [InlineData(Spot.OfNextGroup, Who.All, true, Deed.Write, Deed.Read)]
    [InlineData(Spot.One, Who.All, true, Deed.Add)]
    [InlineData(Spot.One, Who.All, true, Deed.Maximum)]
    [InlineData(Spot.One, Who.All, false, Deed.Add, Deed.Maximum)]
    [InlineData(Spot.One, Who.All, false, Deed.TakeTicket)]
    [InlineData(Spot.OfGroup, Who.FirstThread, true, Deed.TakeTicket)]
    [InlineData(Spot.One, Who.All, false, Deed.AddFloat)]
    [InlineData(Spot.One, Who.All, false, Deed.Write, Deed.Barrier, Deed.Add)]
    [InlineData(Spot.OfThree, Who.FirstThread, false, Deed.Add, Deed.Read)]
    [InlineData(Spot.Own, Who.All, true, Deed.ReadFresh)]
    [InlineData(Spot.One, Who.All, true, Deed.ReadFresh)]
    [InlineData(Spot.One, Who.All, false, Deed.AddFresh)]
    [InlineData(Spot.OfGroup, Who.LastGroup, true, Deed.WriteFresh, Deed.ReadFresh)]
    [InlineData(Spot.One, Who.All, true, Deed.WriteShared, Deed.ReadShared)]
    [InlineData(Spot.One, Who.SomeThreads, true, Deed.Local, Deed.Shuffle)]
    public void Deeds_of_groups_give_what_one_worker_gives(Spot spot, Who who, bool runsTogether, params Deed[] deeds)
    {
        var script = new DeedScript([.. deeds.Select(d => (d, spot, who))], Groups: 12, Lanes: 48);
        var outcomes = AllAgree(script);
        // Metered with all checks; then the others, which have less that could force an order.
        Assert.All(outcomes[..s_several.Length], outcome => Assert.Equal(runsTogether, outcome.Workers > 1));
        if (runsTogether) Assert.All(outcomes, outcome => Assert.True(outcome.Workers > 1));
    }

    [Fact]
    public void What_one_group_writes_and_the_next_reads_is_found_and_computed_as_in_their_order()
    {
        var script = new DeedScript(
            [(Deed.Write, Spot.Own, Who.All), (Deed.Barrier, Spot.Own, Who.All), (Deed.Read, Spot.OfNextGroup, Who.All)], 8, 32);
        var alone = script.Run(_bench, new() { Workers = 1 });
        Assert.Contains("cells[", alone.Findings, StringComparison.Ordinal);
        Assert.All(AllAgree(script), outcome => Assert.Equal(1, outcome.Workers));
    }

    [Fact]
    public void The_fault_of_the_lowest_group_is_told_and_later_groups_leave_nothing()
    {
        var script = new DeedScript(
            [(Deed.Write, Spot.Own, Who.All), (Deed.PastTheEnd, Spot.OfGroup, Who.OddGroups), (Deed.WriteFresh, Spot.Own, Who.All)], 10,
            32);
        Assert.Contains("OutOfBounds", script.Run(_bench, new() { Workers = 1 }).Fault, StringComparison.Ordinal);
        AllAgree(script);
    }

    /// <summary>Bytes of two groups may lie in one word.</summary>
    [Fact]
    public void Bytes_beside_each_other_are_kept()
    {
        AllAgree(new([(Deed.WriteByte, Spot.Own, Who.All), (Deed.ReadByte, Spot.Own, Who.All)], 9, 33));
        AllAgree(new(
            [(Deed.WriteByte, Spot.Own, Who.All), (Deed.Barrier, Spot.Own, Who.All), (Deed.ReadByte, Spot.OfNextGroup, Who.SomeThreads)], 9,
            33));
    }

    /// <summary>Long launches get more workers half-way, and the next launch from the start.</summary>
    [Theory]
    [InlineData(Deed.Write, Spot.Own)]
    [InlineData(Deed.Read, Spot.OfNextGroup)]
    [InlineData(Deed.Add, Spot.One)]
    [InlineData(Deed.Write, Spot.OfThree)]
    [InlineData(Deed.AddFloat, Spot.One)]
    [InlineData(Deed.AddFresh, Spot.OfGroup)]
    public void By_default_a_launch_gives_what_one_worker_gives(Deed deed, Spot spot)
    {
        var script = new DeedScript([.. Enumerable.Repeat((deed, spot, Who.All), 12)], Groups: 60, Lanes: 64);
        foreach (var mode in new[] { ExecutionMode.Metered, ExecutionMode.Fast })
        {
            var alone = script.Run(_bench, new() { Mode = mode, Workers = 1 });
            for (var launch = 0; launch < 3; launch++) Assert.Equal(alone.Told, script.Run(_bench, new() { Mode = mode }).Told);
        }
    }

    [Fact]
    public void Any_script_gives_what_one_worker_gives()
    {
        // Deeds on own cells now and then, so that some scripts run side by side to their end.
        var spots = Gen.Frequency((2, Gen.Constant(Spot.Own)), (1, Gen.Elements(Enum.GetValues<Spot>())));
        var deeds = Gen.Frequency((40, Gen.Elements(Enum.GetValues<Deed>()[..^1])), (1, Gen.Constant(Deed.PastTheEnd)));
        var steps = from deed in deeds from spot in spots from who in Gen.Elements(Enum.GetValues<Who>()) select (deed, spot, who);
        var scripts = from s in steps.ArrayOf()
            .Resize(7) from groups in Gen.Choose(2, 13) from lanes in Gen.Elements(31, 32, 48, 64) select new DeedScript(s, groups, lanes);
        Prop.ForAll(scripts.ToArbitrary(), script => { AllAgree(script); }).Check(Config.QuickThrowOnFailure.WithMaxTest(120));
    }

    // The runs with several workers.
    private List<Outcome> AllAgree(DeedScript script)
    {
        var outcomes = new List<Outcome>();
        foreach (var way in s_ways)
        {
            var alone = script.Run(_bench, way with { Workers = 1 });
            foreach (var workers in s_several)
            {
                var outcome = script.Run(_bench, way with { Workers = workers });
                Assert.Equal(alone.Told, outcome.Told);
                outcomes.Add(outcome);
            }
        }
        return outcomes;
    }
}
