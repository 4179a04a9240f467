using Headroom.Simulator;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Running.Modes;

public sealed class FaultTests
{
    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void An_index_out_of_bounds_names_index_extent_buffer_line_and_lane(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var x = device.Accelerator.Allocate1D<float>(100);
        var kernel = device.Accelerator.LoadStreamKernel<ArrayView<float>>(PastTheEnd);

        var fault = Assert.Throws<KernelFault>(() => kernel((1, 128), x.View));

        Assert.Equal(FaultKind.OutOfBounds, fault.Kind);
        Assert.Equal($"kernel PastTheEnd (FaultTests.cs:{LineOf("x[Group.IdxX] = 1;")}): index 100 is outside the extent 100 of x, " +
            "buffer 1 (float[100]); group (0, 0, 0), thread (100, 0, 0), lane 4 of warp 3", fault.Message);
    }

    private static void PastTheEnd(ArrayView<float> x)
    {
        x[Group.IdxX] = 1;
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Two_dimensional_views_check_each_dimension(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var x = device.Accelerator.Allocate2DDenseY<float>((4, 8));
        var kernel = device.Accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView2D<float, Stride2D.DenseY>>(Swapped);

        var fault = Assert.Throws<KernelFault>(() => kernel((4, 8), x.View));

        Assert.Contains("index (4, 0) is outside the extent (4, 8)", fault.Message);
    }

    // (0, 4) swapped is (4, 0): inside the memory, outside the view.
    private static void Swapped(Index2D i, ArrayView2D<float, Stride2D.DenseY> x) => x[i.Y, i.X] = 1;

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void A_barrier_that_some_lanes_do_not_reach_names_both_sides(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var x = device.Accelerator.Allocate1D<int>(1);
        var kernel = device.Accelerator.LoadStreamKernel<ArrayView<int>>(EarlyReturn);

        var fault = Assert.Throws<KernelFault>(() => kernel((1, 64), x.View));

        Assert.Equal(FaultKind.Divergence, fault.Kind);
        Assert.Equal($"threads of one group are not together: 40 at Group.Barrier, " +
            $"FaultTests.cs:{LineOf("Group.Barrier(); // after the return")}; 24 have returned. All of them must reach the same " +
            "one", fault.Reason);
        Assert.Equal(40, fault.Lane!.Group.X);
    }

    private static void EarlyReturn(ArrayView<int> x)
    {
        if (Group.IdxX >= 40)
            return;
        Group.Barrier(); // after the return
        x[0] = 1;
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Waiting_for_the_warp_while_others_wait_for_the_group_is_divergence(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var x = device.Accelerator.Allocate1D<int>(1);
        var kernel = device.Accelerator.LoadStreamKernel<ArrayView<int>>(TwoBarriers);

        var fault = Assert.Throws<KernelFault>(() => kernel((1, 32), x.View));

        Assert.Equal(FaultKind.Divergence, fault.Kind);
        Assert.Equal($"lanes of warp 0 are not together: 16 at Warp.Barrier, FaultTests.cs:{LineOf("Warp.Barrier();")}; 16 at " +
            $"Group.Barrier, FaultTests.cs:{LineOf("Group.Barrier(); // of the rest")}. All of them must reach the same one", fault.Reason);
        Assert.Equal(16, fault.Lane!.Lane);
    }

    private static void TwoBarriers(ArrayView<int> x)
    {
        if (Group.IdxX < 16)
            Warp.Barrier();
        else
            Group.Barrier(); // of the rest
        x[0] = 1;
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void A_shuffle_from_a_lane_that_has_returned_gives_the_lane_its_own_value(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var x = device.Accelerator.Allocate1D(new int[32]);

        device.Accelerator.LoadStreamKernel<ArrayView<int>>(ShuffleFromReturned)((1, 32), x.View);

        Assert.Equal([1, 19, 19, 0], x.GetAsArray1D()[..1].Concat(x.GetAsArray1D()[18..21]));
    }

    private static void ShuffleFromReturned(ArrayView<int> x)
    {
        if (Group.IdxX >= 20)
            return;
        x[Group.IdxX] = Warp.ShuffleDown(Group.IdxX, 1);
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Too_much_shared_memory_is_refused_with_both_numbers(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var x = device.Accelerator.Allocate1D<int>(1);
        var kernel = device.Accelerator.LoadStreamKernel<ArrayView<int>>(BigTile);

        var fault = Assert.Throws<KernelFault>(() => kernel((1, 32), x.View));

        Assert.Equal(FaultKind.Memory, fault.Kind);
        Assert.Contains("asks for 65,536 bytes of shared memory; the device has 49,152", fault.Reason);
    }

    private static void BigTile(ArrayView<int> x)
    {
        var tile = SharedMemory.Allocate2DDenseY<float>(new Index2D(128, 128));
        x[0] = tile.IntExtent.X;
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void After_a_fault_the_context_and_its_buffers_are_usable(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var x = device.Accelerator.Allocate1D(new int[64]);
        Assert.Throws<KernelFault>(() => device.Accelerator.LoadStreamKernel<ArrayView<int>>(EarlyReturn)((1, 64), x.View));
        Assert.Throws<KernelFault>(() => device.Accelerator.LoadStreamKernel<ArrayView<int>, int>(Divide)((1, 64), x.View, 0));

        device.Accelerator.LoadStreamKernel<ArrayView<int>, int>(Divide)((1, 64), x.View, 2);

        Assert.Equal(Enumerable.Range(0, 64).Select(i => i / 2), x.GetAsArray1D());
    }

    private static void Divide(ArrayView<int> x, int by)
    {
        Group.Barrier();
        x[Group.IdxX] = Group.IdxX / by;
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Host_code_cannot_index_a_view(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var x = device.Accelerator.Allocate1D(new int[4]);

        var error = Assert.Throws<InvalidKernelOperationException>(() => x.View[0]);

        Assert.Contains("GetAsArray", error.Message);
    }

    private static int LineOf(string code, [System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        1 + Array.FindIndex(File.ReadAllLines(file), line => line.TrimStart().StartsWith(code, StringComparison.Ordinal));
}
