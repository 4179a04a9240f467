using Headroom.Simulator;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Running.Modes;

public sealed class LaunchTests
{
    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Saxpy_runs_once_per_index_and_leaves_the_ragged_tail_alone(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var x = device.Accelerator.Allocate1D(Enumerable.Range(0, 1000).Select(i => (float)i).ToArray());
        using var y = device.Accelerator.Allocate1D(Enumerable.Repeat(1f, 1000).ToArray());

        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, float, ArrayView<float>, ArrayView<float>>(Saxpy)(1000, 2f, x.View, y.View);

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => 2f * i + 1), y.GetAsArray1D());
        var report = Assert.Single(device.Recording.Launches);
        Assert.Equal(("Saxpy", new Index3D(4, 1, 1), new Index3D(256, 1, 1)), (report.Kernel, report.GridDim, report.GroupDim));
    }

    private static void Saxpy(Index1D i, float a, ArrayView<float> x, ArrayView<float> y) => y[i] += a * x[i];

    [Theory]
    [InlineData(ExecutionMode.Fast, 2)]
    [InlineData(ExecutionMode.Metered, null)]
    [InlineData(ExecutionMode.Metered, 3)]
    public void A_tree_reduction_waits_at_every_barrier(ExecutionMode mode, int? seed)
    {
        using var device = new MeteredGpu(mode, seed);
        using var input = device.Accelerator.Allocate1D(Enumerable.Range(1, 256).ToArray());
        using var sums = device.Accelerator.Allocate1D<int>(4);

        device.Accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>>(Reduce)((4, 64), input.View, sums.View);

        // Sums of 1..64, 65..128, 129..192, 193..256.
        Assert.Equal([2080, 6176, 10272, 14368], sums.GetAsArray1D());
    }

    private static void Reduce(ArrayView<int> input, ArrayView<int> sums)
    {
        var shared = SharedMemory.Allocate<int>(64);
        shared[Group.IdxX] = input[Grid.GlobalIndex.X];
        Group.Barrier();
        for (var stride = 32; stride > 0; stride /= 2)
        {
            if (Group.IdxX < stride)
                shared[Group.IdxX] += shared[Group.IdxX + stride];
            Group.Barrier();
        }
        if (Group.IdxX == 0)
            sums[Grid.IdxX] = shared[0];
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Three_dimensional_grids_and_groups_count_x_fastest(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var seen = device.Accelerator.Allocate3DDenseZY<int>((4, 6, 4));
        seen.AsContiguous().MemSetToZero();

        device.Accelerator.LoadStreamKernel<ArrayView3D<int, Stride3D.DenseZY>>(Number)((new Index3D(2, 3, 2), new Index3D(2, 2, 2)),
            seen.View);

        var numbers = seen.View.BaseView.GetAsArray();
        Assert.Equal(Enumerable.Range(0, 96), numbers.Order());
        Assert.Equal(1, At(1, 0, 0));      // second thread of the first group
        Assert.Equal(8, At(2, 0, 0));      // first thread of the second group
        Assert.Equal(95, At(3, 5, 3));

        int At(int x, int y, int z) => numbers[x * 24 + y * 4 + z];
    }

    private static void Number(ArrayView3D<int, Stride3D.DenseZY> seen) => seen[Grid.GlobalIndex] = Grid.GlobalLinearIndex;

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Dynamic_shared_memory_has_the_length_of_the_launch_and_lies_apart_from_static_arrays(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var result = device.Accelerator.Allocate1D<int>(3);

        device.Accelerator.LoadStreamKernel<ArrayView<int>>(Dynamic)((1, 8, SharedMemoryConfig.RequestDynamic<int>(8)), result.View);

        Assert.Equal([8, 28, 36], result.GetAsArray1D()); // length, 0+..+7, 1+..+8
    }

    private static void Dynamic(ArrayView<int> result)
    {
        var dynamic = SharedMemory.GetDynamic<int>();
        var fixedSize = SharedMemory.Allocate<int>(8);
        dynamic[Group.IdxX] = Group.IdxX;
        fixedSize[Group.IdxX] = Group.IdxX + 1;
        Group.Barrier();
        if (!Group.IsFirstThread)
            return;
        result[0] = dynamic.IntLength;
        result[1] = 0;
        result[2] = 0;
        for (var i = 0; i < dynamic.Length; i++)
        {
            result[1] += dynamic[i];
            result[2] += fixedSize[i];
        }
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Local_memory_belongs_to_one_lane(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var result = device.Accelerator.Allocate1D<int>(64);

        device.Accelerator.LoadStreamKernel<ArrayView<int>>(Local)((1, 64), result.View);

        Assert.Equal(Enumerable.Range(0, 64).Select(i => 4 * i + 6), result.GetAsArray1D());
        Assert.DoesNotContain(
            ((SimulatedAccelerator)device.Accelerator).Arena.Allocations, allocation => allocation.Kind != AllocationKind.Device);
    }

    private static void Local(ArrayView<int> result)
    {
        var mine = LocalMemory.Allocate<int>(4);
        for (var i = 0; i < 4; i++)
            mine[i] = Group.IdxX + i;
        Group.Barrier();
        result[Group.IdxX] = mine[0] + mine[1] + mine[2] + mine[3];
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Lane_order_follows_the_seed_and_nothing_else(ExecutionMode mode)
    {
        var orders = new[] { (int?)null, 1, 1, 2 }.Select(seed => Order(mode, seed)).ToArray();

        Assert.Equal(Enumerable.Range(0, 16), orders[0]);
        Assert.Equal(orders[1], orders[2]);
        Assert.NotEqual(orders[1], orders[3]);
        Assert.NotEqual(orders[0], orders[1]);
    }

    private static int[] Order(ExecutionMode mode, int? seed)
    {
        using var device = new MeteredGpu(mode, seed);
        using var order = device.Accelerator.Allocate1D<int>(16);
        using var count = device.Accelerator.Allocate1D(new int[1]);
        device.Accelerator.LoadStreamKernel<ArrayView<int>, ArrayView<int>>(TakeTicket)((1, 16), order.View, count.View);
        return order.GetAsArray1D();
    }

    private static void TakeTicket(ArrayView<int> order, ArrayView<int> count) => order[Atomic.Add(ref count[0], 1)] = Group.IdxX;

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Kernels_may_be_lambdas_generic_methods_and_local_functions(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var a = device.Accelerator.Allocate1D(new float[4]);
        using var b = device.Accelerator.Allocate1D(new int[4]);

        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<float>>((i, view) => view[i] = i.X)(4, a.View);
        device.Accelerator.LaunchAutoGrouped<Index1D, ArrayView<int>, int>(Fill, new Index1D(4), b.View, 7);
        device.Accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Increment)(4, b.View);

        Assert.Equal([0f, 1, 2, 3], a.GetAsArray1D());
        Assert.Equal([8, 8, 8, 8], b.GetAsArray1D());
        Assert.Equal(
            ["lambda in Kernels_may_be_lambdas_generic_methods_and_local_functions", "Fill", "Increment"],
            device.Recording.Launches.Select(launch => launch.Kernel));

        static void Increment(Index1D i, ArrayView<int> view) => view[i]++;
    }

    private static void Fill<T>(Index1D i, ArrayView<T> view, T value)
        where T : unmanaged =>
        view[i] = value;
}
