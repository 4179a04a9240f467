using Headroom.Simulator.Metering;
using Headroom.Simulator.Testing.Kernels;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Metering;

/// <summary>What moves beyond the ideal, and where the code stands that moves it.</summary>
public sealed class IdealTrafficTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    private Counters Run(Action<ArrayView<float>, ArrayView<float>> kernel, int groups = 1, int lanes = 32)
    {
        using var x = _bench.Buffer(new float[1024]);
        using var y = _bench.Buffer(new float[1024]);
        return _bench.Run(kernel, new KernelConfig(groups, lanes), null, x.View.BaseView, y.View.BaseView).Counters!;
    }

    private static SiteReport[] Of(Counters counters, SiteKind kind) => [.. counters.Sites.Where(s => s.Site.Kind == kind)];

    [Fact]
    public void A_copy_has_no_excess() => Assert.Equal(0, Run(Spreads.Even, groups: 4).Ideal.Excess(Run(Spreads.Even, groups: 4).Global));

    [Fact]
    public void The_second_read_of_a_group_is_in_excess_and_the_first_is_not()
    {
        var reads = Of(Run(Spreads.ReadsTwice, groups: 4), SiteKind.Read);
        Assert.Equal([0, 4 * 4], reads.Select(s => s.Ideal.Excess(s.Global)));
    }

    [Fact]
    public void What_two_groups_read_is_in_excess_for_neither()
    {
        var read = Assert.Single(Of(Run(Spreads.EveryGroupReadsTheSame, groups: 4), SiteKind.Read));
        Assert.Equal((16L, 16L, 0L), (read.Global.Sectors, read.Ideal.Once, read.Ideal.Excess(read.Global)));
    }

    [Fact]
    public void A_walk_down_columns_takes_eight_times_its_bytes()
    {
        var read = Assert.Single(Of(Run(Spreads.DownColumns), SiteKind.Read));
        // 8 requests of 32 sectors for 8 x 128 bytes; the first brings all 32.
        Assert.Equal((256L, 32L, 32L), (read.Global.Sectors, read.Ideal.Once, read.Ideal.SideBySide));
    }

    [Fact]
    public void What_is_read_and_then_written_crosses_twice_without_excess()
    {
        var counters = Run(Spreads.Updates);
        Assert.Equal((8L, 0L), (counters.Global.Sectors, counters.Ideal.Excess(counters.Global)));
    }

    [Fact]
    public void An_access_in_a_helper_knows_its_call_and_the_loop_around_it()
    {
        var read = Assert.Single(Of(Run(Spreads.InAHelper), SiteKind.Read)).Site;
        Assert.EndsWith("// in a helper", Text(read.Line!), StringComparison.Ordinal);
        Assert.EndsWith("// in a loop", Text(read.KernelLine!), StringComparison.Ordinal);
        Assert.Equal("for (var turn = 0; turn < 2; turn++)", Text(Assert.Single(read.Loops).Line));
    }

    [Fact]
    public void A_bank_conflict_names_the_array_and_how_far_lanes_are_apart_in_it()
    {
        var conflict = Assert.Single(Run(Spreads.DownSharedColumns).Sites, s => s.Shared.ConflictFactor > 1);
        Assert.Equal(32 * sizeof(float), conflict.LaneStride);
        Assert.EndsWith("// rows of 32", Text(conflict.Array!), StringComparison.Ordinal);
    }

    private static string Text(SourceLine line) => File.ReadLines(line.File).ElementAt(line.Line - 1).Trim();
}
