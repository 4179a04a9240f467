using System.Runtime.CompilerServices;
using ILGPU.Algorithms.ScanReduceOperations;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>What GroupExtensions and WarpExtensions count: as the package's code for CUDA would.</summary>
public sealed class GroupFunctionCounts
{
    [Fact]
    public void A_reduction_is_three_barriers_and_five_exchanges_per_warp()
    {
        var counters = Measure(Reduce, 256, 2);

        Assert.Equal(2 * 3, counters.Barriers);
        Assert.Equal(2 * 8 * 5, counters.WarpExchanges);
        Assert.Equal(2 * 8, counters.Atomics.Requests); // one per warp
        Assert.Equal(4 * sizeof(float), counters.SharedBytesPerGroup);
        // 5 additions a thread in its warp, 3 over the four places.
        Assert.Equal(2 * 256 * (5 + 3), counters.Operations.Flops);
        // Identities by the first warp, one atomic a warp, four broadcast reads a warp.
        Assert.Equal(2 * (1 + 8 + 8 * 4), counters.Shared.Requests);
    }

    private static void Reduce(ArrayView<float> data) =>
        data[Grid.GlobalIndex.X] = GroupExtensions.Reduce<float, AddFloat>(data[Grid.GlobalIndex.X]);

    [Theory]
    [InlineData(256, 4)]
    [InlineData(1024, 3)] // its 32 warps fill the table, so nothing has to be put there first
    public void A_scan_is_four_barriers_and_two_scans_of_warps(int size, int barriers)
    {
        var counters = Measure(Scan, size, 1);

        Assert.Equal(barriers, counters.Barriers);
        Assert.Equal((size / 32 + 1) * 5, counters.WarpExchanges);
        Assert.Equal(32 * sizeof(float), counters.SharedBytesPerGroup);
    }

    private static void Scan(ArrayView<float> data) =>
        data[Grid.GlobalIndex.X] = GroupExtensions.InclusiveScan<float, AddFloat>(data[Grid.GlobalIndex.X]);

    [Fact]
    public void Everything_counts_at_the_line_of_the_call()
    {
        var counters = Measure(CalledHere, 128, 1);

        Assert.All(counters.Lines, line => Assert.Equal("GroupFunctionCounts.cs", Path.GetFileName(line.Line?.File)));
        var call = counters.Lines.Single(line => line.Line!.Line == s_callLine);
        Assert.Equal(128 * (5 + 3), call.Operations.Flops);
        Assert.True(call.Shared.Requests > 0);
        Assert.All(counters.Sites.Where(site => site.Shared.Requests > 0), site => Assert.Equal(s_callLine, site.Site.Line!.Line));
    }

    private static readonly int s_callLine = LineHere() + 5;

    private static void CalledHere(ArrayView<float> data)
    {
        var value = data[Group.IdxX];
        var sum = GroupExtensions.AllReduce<float, AddFloat>(value);
        data[Group.IdxX] = sum;
    }

    private static int LineHere([CallerLineNumber] int line = 0) => line;

    [Fact]
    public void A_call_that_not_all_threads_reach_is_told_at_its_line()
    {
        var fault = Assert.Throws<KernelFault>(() => Measure(InABranch, 64, 1));

        Assert.Equal(FaultKind.Divergence, fault.Kind);
        Assert.Contains("GroupFunctionCounts.cs", fault.Message, StringComparison.Ordinal);
    }

    private static void InABranch(ArrayView<float> data)
    {
        if (Group.IdxX < 32) data[Group.IdxX] = GroupExtensions.AllReduce<float, AddFloat>(1);
    }

    [Fact]
    public void The_packages_own_kernels_report_without_lines()
    {
        using var device = new MeteredGpu();
        using var buffer = device.Accelerator.Allocate1D(new float[5000]);

        device.Accelerator.Reduce<float, AddFloat>(device.Accelerator.DefaultStream, buffer.View);

        var report = device.Recording.Launches[^1];
        // 5,000 elements over 2 groups of 1,024 threads: one addition each, then 8 a thread in the group, and one atomic a group at the
        // end.
        Assert.Equal(5000 + 2 * 1024 * 8, report.Counters!.Operations.Flops);
        Assert.All(report.Counters.Lines, line => Assert.Null(line.Line));
        Assert.DoesNotContain(".cs:", report.ToText(), StringComparison.Ordinal);
    }

    private static Counters Measure(Action<ArrayView<float>> kernel, int size, int groups)
    {
        using var device = new MeteredGpu();
        using var data = device.Accelerator.Allocate1D(new float[size * groups]);
        device.Accelerator.LoadStreamKernel(kernel)((groups, size), data.View);
        return Assert.Single(device.Recording.Launches).Counters!;
    }
}
