using Headroom.Simulator;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Running.Modes;

public sealed class SynchronizationTests
{
    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Shuffle_down_sums_a_warp_into_its_first_lane(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var sums = device.Accelerator.Allocate1D<int>(2);

        device.Accelerator.LoadStreamKernel<ArrayView<int>>(SumWarps)((1, 64), sums.View);

        Assert.Equal([496, 1520], sums.GetAsArray1D()); // 0+..+31 and 32+..+63
    }

    private static void SumWarps(ArrayView<int> sums)
    {
        var sum = Group.IdxX;
        for (var delta = Warp.WarpSize / 2; delta > 0; delta /= 2)
            sum += Warp.ShuffleDown(sum, delta);
        if (Warp.IsFirstLane)
            sums[Warp.WarpIdx] = sum;
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Every_shuffle_reads_the_lane_that_ptx_reads(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var result = device.Accelerator.Allocate2DDenseY<int>((6, 32));

        device.Accelerator.LoadStreamKernel<ArrayView2D<int, Stride2D.DenseY>>(AllShuffles)((1, 32), result.View);

        var read = result.GetAsArray2D();
        for (var lane = 0; lane < 32; lane++)
        {
            Assert.Equal((lane + 5) % 32, read[0, lane]);
            Assert.Equal(lane >= 3 ? lane - 3 : lane, read[1, lane]);
            Assert.Equal(lane ^ 9, read[2, lane]);
            Assert.Equal(lane / 8 * 8 + 2, read[3, lane]);
            Assert.Equal(lane % 8 < 7 ? lane + 1 : lane, read[4, lane]);
            Assert.Equal(17, read[5, lane]);
        }
    }

    private static void AllShuffles(ArrayView2D<int, Stride2D.DenseY> result)
    {
        var lane = Warp.LaneIdx;
        result[0, lane] = Warp.Shuffle(lane, (lane + 5) % 32);
        result[1, lane] = Warp.ShuffleUp(lane, 3);
        result[2, lane] = Warp.ShuffleXor(lane, 9);
        result[3, lane] = Warp.Shuffle(lane, 2, 8);
        result[4, lane] = Warp.ShuffleDown(lane, 1, 8);
        result[5, lane] = Warp.Broadcast(lane, 17);
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Shuffles_carry_structs(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var result = device.Accelerator.Allocate1D<double>(32);

        device.Accelerator.LoadStreamKernel<ArrayView<double>>(ShuffleStruct)((1, 32), result.View);

        Assert.Equal(Enumerable.Range(0, 32).Select(i => (i ^ 1) + (i ^ 1) * 0.5), result.GetAsArray1D());
    }

    private readonly record struct Best(long Index, double Value);

    private static void ShuffleStruct(ArrayView<double> result)
    {
        var other = Warp.ShuffleXor(new Best(Warp.LaneIdx, Warp.LaneIdx * 0.5), 1);
        result[Warp.LaneIdx] = other.Index + other.Value;
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Group_predicates_and_broadcast_reach_every_lane(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var result = device.Accelerator.Allocate2DDenseY<int>((4, 48));

        device.Accelerator.LoadStreamKernel<ArrayView2D<int, Stride2D.DenseY>>(Predicates)((1, 48), result.View);

        var got = result.GetAsArray2D();
        for (var lane = 0; lane < 48; lane++)
            Assert.Equal((16, 0, 1, 470), (got[0, lane], got[1, lane], got[2, lane], got[3, lane]));
    }

    private static void Predicates(ArrayView2D<int, Stride2D.DenseY> result)
    {
        var lane = Group.IdxX;
        result[0, lane] = Group.BarrierPopCount(lane % 3 == 0);
        result[1, lane] = Group.BarrierAnd(lane < 47) ? 1 : 0;
        result[2, lane] = Group.BarrierOr(lane == 47) ? 1 : 0;
        result[3, lane] = Group.Broadcast(lane * 10, 47);
    }

    [Theory]
    [InlineData(ExecutionMode.Fast)]
    [InlineData(ExecutionMode.Metered)]
    public void Warps_do_not_wait_for_each_other(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var result = device.Accelerator.Allocate1D(new int[64]);

        device.Accelerator.LoadStreamKernel<ArrayView<int>>(OneWarpShuffles)((1, 64), result.View);

        Assert.Equal(Enumerable.Range(0, 64).Select(i => i < 32 ? 31 - i : 0), result.GetAsArray1D());
    }

    private static void OneWarpShuffles(ArrayView<int> result)
    {
        if (Warp.WarpIdx == 0)
            result[Group.IdxX] = Warp.ShuffleXor(Group.IdxX, 31);
        Warp.Barrier();
        Group.Barrier();
    }

    [Fact]
    public void Host_code_cannot_call_what_only_kernels_have()
    {
        Assert.Throws<InvalidKernelOperationException>(() => Group.Barrier());
        Assert.Throws<InvalidKernelOperationException>(() => Grid.IdxX);
        Assert.Throws<InvalidKernelOperationException>(() => SharedMemory.Allocate<int>(1));
    }
}
