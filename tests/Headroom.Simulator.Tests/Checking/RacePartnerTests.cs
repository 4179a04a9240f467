using FsCheck;
using FsCheck.Fluent;
using Headroom.Simulator.Checking;
using Headroom.Simulator.Emitting;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Checking;

/// <summary>A race report names two lanes that do collide, each at its own line.</summary>
public sealed class RacePartnerTests : IDisposable
{
    private const int Lanes = 64, Groups = 2;

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    private IReadOnlyList<Race> Races(Delegate kernel, KernelConfig config, params object?[] scalars)
    {
        using var target = _bench.Buffer(new int[256]);
        return _bench.Run(kernel, config, null, [target.View.BaseView, .. scalars]).Races;
    }

    /// <summary>Two readers and a writer that may be one of them, in one warp and in two.</summary>
    [Theory]
    [InlineData(3, 5, 3, 5, 1)]
    [InlineData(3, 5, 5, 3, 0)]
    [InlineData(5, 3, 3, 5, 0)]
    [InlineData(5, 3, 5, 3, 1)]
    [InlineData(3, 40, 3, 40, 1)]
    [InlineData(3, 40, 40, 3, 0)]
    [InlineData(40, 3, 3, 40, 0)]
    [InlineData(40, 3, 40, 3, 1)]
    public void The_reader_is_the_one_that_is_not_the_writer(int first, int second, int writer, int reader, int line)
    {
        var race = Assert.Single(Races(Mistakes.TwoReadersOneWrites, new(1, Lanes), first, second, writer));
        // Warp 0 is at its end before warp 1 begins, so its write may come first.
        var ((read, write), (readLane, writeLane)) = race.First.Kind == SiteKind.Read
            ? ((race.First, race.Second), (race.FirstLane, race.SecondLane))
            : ((race.Second, race.First), (race.SecondLane, race.FirstLane));
        Assert.Equal((reader, writer), (readLane.Group.X, writeLane.Group.X));
        // The write is two lines below the first read and one below the second.
        Assert.Equal(2 - line, write.Line!.Line - read.Line!.Line);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(31, 0)]
    public void Of_all_lanes_that_read_at_once_another_than_the_writer_is_named(int writer, int reader)
    {
        var race = Assert.Single(Races(Mistakes.AllReadOneWrites, new(1, 32), writer));
        Assert.Equal((reader, writer), (race.FirstLane.Group.X, race.SecondLane.Group.X));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(31, 0)]
    public void Of_all_lanes_that_read_what_one_wrote_another_is_named(int writer, int reader)
    {
        var race = Races(Mistakes.OneWritesAllRead, new(1, 32), writer)[0];
        Assert.Equal((writer, reader), (race.FirstLane.Group.X, race.SecondLane.Group.X));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void Of_all_lanes_that_added_another_than_the_reader_is_named(int reader)
    {
        var race = Assert.Single(Races(Mistakes.AllAddOneReads, new(1, 32), reader));
        Assert.Equal(reader, race.SecondLane.Group.X);
        Assert.NotEqual(reader, race.FirstLane.Group.X);
    }

    [Fact]
    public void A_cell_that_one_group_sets_races_with_what_other_groups_add()
    {
        var race = Assert.Single(Races(Mistakes.FirstGroupSetsAllAdd, new(3, 32)));
        Assert.Equal((0, 1), (race.FirstLane.Grid.X, race.SecondLane.Grid.X));
    }

    /// <summary>A race is reported just where there is one, and each report is a pair that does collide.</summary>
    [Fact]
    public void Any_script_of_accesses_gives_true_partners()
    {
        var steps = Gen.Elements(Enum.GetValues<Role>()).ArrayOf().Resize(9);
        // Few lanes take part in a step, and now and then all of them.
        var parts = Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 511))).ArrayOf(Lanes * Groups);
        var scripts = from s in steps from p in parts from shared in Gen.Elements(true, false) select new RacePartners(s, p, Lanes, shared);
        Prop.ForAll(scripts.ToArbitrary(), AreTrue).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private void AreTrue(RacePartners script)
    {
        using var roles = _bench.Buffer([.. script.Steps.Append(Role.Barrier).Select(r => (int)r)]);
        using var parts = _bench.Buffer(script.Parts);
        using var global = _bench.Buffer(new int[1 + Lanes * Groups]);
        var report = _bench.Run(
            Roles.Play, new(Groups, Lanes), null, roles.View.BaseView, parts.View.BaseView, global.View.BaseView, script.IsShared ? 1 : 0);
        var possible = script.All();
        Assert.Equal(possible.Count > 0, report.Races.Count > 0);
        Assert.All(report.Races, race => Assert.Contains(script.Of(race), possible));
    }
}
