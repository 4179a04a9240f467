using Headroom.Simulator;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Checking;

public sealed class UnwrittenTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory, InlineData(true), InlineData(false)]
    public void Reads_of_memory_that_nothing_wrote_are_listed(bool races)
    {
        using var source = _bench.Accelerator.Allocate1D<float>(64);
        using var target = _bench.Accelerator.Allocate1D<float>(64);
        source.View.BaseView.SubView(0, 50).CopyFromCPU(new float[50]);
        var report = _bench.Run(
            Mistakes.ReadsUnwritten, new(2, 64), new() { CheckRaces = races }, source.View.BaseView, target.View.BaseView);
        // Per group: tile[60..63] and source[50..63].
        Assert.Equal(
            [("tile[60]", 2L * 4, true), ("source[50]", 2L * 14, false)],
            report.UnwrittenReads.Select(u => (u.Element, u.Count, u.IsShared)));
        Assert.All(report.UnwrittenReads, u => Assert.NotNull(u.Site.Line));
        // The kernel wrote its result, so a later read of it is fine.
        Assert.True(((SimulatedAccelerator)_bench.Accelerator).Arena.IsWritten(target.NativePtr, 256));
    }

    [Fact]
    public void A_shuffle_from_a_lane_that_has_returned_is_listed()
    {
        using var target = _bench.Buffer(new int[32]);
        var report = _bench.Run(Mistakes.ShufflesWithNobody, new(1, 32), null, target.View.BaseView);
        var missing = Assert.Single(report.MissingPeers);
        // Lanes 8 to 15 ask for 16 to 23.
        Assert.Equal((8, 16, 8L), (missing.Lane.Lane, missing.Peer, missing.Count));
    }
}
