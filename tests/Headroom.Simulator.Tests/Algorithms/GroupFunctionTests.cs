using ILGPU.Algorithms.ScanReduceOperations;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>
/// GroupExtensions and WarpExtensions in a learner's kernel: groups of any size, several calls, loops, operations of the learner's own.
/// </summary>
public sealed class GroupFunctionTests
{
    private const int Rows = 9;

    public static TheoryData<ExecutionMode, int> Sizes
    {
        get
        {
            var data = new TheoryData<ExecutionMode, int>();
            foreach (var size in new[] { 1, 2, 3, 5, 31, 32, 33, 48, 63, 64, 100, 128, 257, 511, 992, 993, 1000, 1023, 1024 })
            {
                data.Add(ExecutionMode.Metered, size);
                data.Add(ExecutionMode.Fast, size);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Group_functions_are_right_in_groups_of_any_size(ExecutionMode mode, int size)
    {
        const int Groups = 3;
        using var device = new MeteredGpu(mode);
        var values = Enumerable.Range(0, Groups * size).Select(i => i * 37 % 101 - 50).ToArray();
        using var input = device.Accelerator.Allocate1D(values);
        using var output = device.Accelerator.Allocate2DDenseY<int>((Rows, values.Length));

        device.Accelerator.LoadStreamKernel<ArrayView<int>,
            ArrayView2D<int, Stride2D.DenseY>>(AllOfThem)((Groups, size), input.View, output.View);

        var got = output.GetAsArray2D();
        for (var group = 0; group < Groups; group++)
        {
            var own = values.AsSpan(group * size, size).ToArray();
            var sum = 0;
            for (var i = 0; i < size; i++)
            {
                var at = group * size + i;
                var before = sum;
                sum += own[i];
                int[] expected =
                [
                    own.Sum(), own.Max(), before, sum, before, own.Take(32).Sum(), own.Sum(), sum, own.Sum(),
                ];
                for (var row = 0; row < Rows; row++)
                    Assert.True(expected[row] == got[row, at], $"row {row}, thread {i} of {size}: {got[row, at]}, not {expected[row]}");
            }
        }
        AssertClean(device);
    }

    private static void AllOfThem(ArrayView<int> input, ArrayView2D<int, Stride2D.DenseY> output)
    {
        var at = Grid.IdxX * Group.DimX + Group.IdxX;
        var value = input[at];
        output[0, at] = GroupExtensions.Reduce<int, AddInt32>(value);
        output[1, at] = GroupExtensions.AllReduce<int, MaxInt32>(value);
        output[2, at] = GroupExtensions.ExclusiveScan<int, AddInt32>(value);
        output[3, at] = GroupExtensions.InclusiveScan<int, AddInt32>(value);
        output[4, at] = GroupExtensions.ExclusiveScanWithBoundaries<int, AddInt32>(value, out var exclusive);
        output[5, at] = exclusive.LeftBoundary;
        output[6, at] = exclusive.RightBoundary;
        output[7, at] = GroupExtensions.InclusiveScanWithBoundaries<int, AddInt32>(value, out var inclusive);
        output[8, at] = inclusive.RightBoundary;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Warp_functions_are_right_in_a_groups_last_warp(ExecutionMode mode, int size)
    {
        using var device = new MeteredGpu(mode);
        var values = Enumerable.Range(0, size).Select(i => i * 29 % 83 - 40).ToArray();
        using var input = device.Accelerator.Allocate1D(values);
        using var output = device.Accelerator.Allocate2DDenseY<int>((4, size));

        device.Accelerator.LoadStreamKernel<ArrayView<int>,
            ArrayView2D<int, Stride2D.DenseY>>(WarpFunctions)((1, size), input.View, output.View);

        var got = output.GetAsArray2D();
        for (var i = 0; i < size; i++)
        {
            var warp = values.Skip(i / 32 * 32).Take(32).ToArray();
            var sum = warp.Take(i % 32).Sum();
            if (i % 32 == 0) Assert.Equal(warp.Sum(), got[0, i]);
            Assert.Equal((warp.Sum(), sum, sum + values[i]), (got[1, i], got[2, i], got[3, i]));
        }
        AssertClean(device);
    }

    private static void WarpFunctions(ArrayView<int> input, ArrayView2D<int, Stride2D.DenseY> output)
    {
        var value = input[Group.IdxX];
        output[0, Group.IdxX] = WarpExtensions.Reduce<int, AddInt32>(value);
        output[1, Group.IdxX] = WarpExtensions.AllReduce<int, AddInt32>(value);
        output[2, Group.IdxX] = WarpExtensions.ExclusiveScan<int, AddInt32>(value);
        output[3, Group.IdxX] = WarpExtensions.InclusiveScan<int, AddInt32>(value);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_loop_of_scans_carries_on_from_tile_to_tile(ExecutionMode mode, int size)
    {
        using var device = new MeteredGpu(mode);
        var values = Enumerable.Range(0, 4 * size + 1).Select(i => (long)(i * 13 % 17 - 8)).ToArray();
        using var input = device.Accelerator.Allocate1D(values);
        using var output = device.Accelerator.Allocate1D<long>(values.Length);

        device.Accelerator.LoadStreamKernel<ArrayView<long>, ArrayView<long>>(ScanTiles)((1, size), input.View, output.View);

        var sum = 0L;
        Assert.Equal(values.Select(v => sum += v), output.GetAsArray1D());
        AssertClean(device);
    }

    private static void ScanTiles(ArrayView<long> input, ArrayView<long> output)
    {
        var carried = 0L;
        for (var start = 0; start < input.IntLength; start += Group.DimX)
        {
            var at = start + Group.IdxX;
            var scanned = GroupExtensions.InclusiveScanWithBoundaries<long, AddInt64>(at < input.Length ? input[at]
                : 0, out var boundaries);
            if (at < input.Length) output[at] = carried + scanned;
            carried = GroupExtensions.InclusiveScanNextIteration<long, AddInt64>(carried, boundaries.RightBoundary, scanned);
        }
    }

    [Theory]
    [InlineData(ExecutionMode.Metered)]
    [InlineData(ExecutionMode.Fast)]
    public void Groups_of_two_dimensions_are_groups_too(ExecutionMode mode)
    {
        using var device = new MeteredGpu(mode);
        using var output = device.Accelerator.Allocate1D<int>(90);

        device.Accelerator.LoadStreamKernel<ArrayView<int>>(TwoDimensions)((new Index3D(1, 1, 1), new Index3D(9, 5, 2)), output.View);

        Assert.Equal(Enumerable.Range(0, 90).Select(i => 4005 + i * (i + 1) / 2), output.GetAsArray1D()); // 0 + .. + 89 = 4005
        AssertClean(device);
    }

    private static void TwoDimensions(ArrayView<int> output) =>
        output[Group.LinearIndex] =
            GroupExtensions.Reduce<int, AddInt32>(Group.LinearIndex) + GroupExtensions.InclusiveScan<int, AddInt32>(Group.LinearIndex);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Another_order_of_lanes_and_warps_changes_nothing(int seed)
    {
        using var device = new MeteredGpu(ExecutionMode.Metered, seed);
        var values = Enumerable.Range(0, 200).ToArray();
        using var input = device.Accelerator.Allocate1D(values);
        using var output = device.Accelerator.Allocate2DDenseY<int>((Rows, 200));

        device.Accelerator.LoadStreamKernel<ArrayView<int>,
            ArrayView2D<int, Stride2D.DenseY>>(AllOfThem)((1, 200), input.View, output.View);

        var got = output.GetAsArray2D();
        for (var i = 0; i < 200; i++)
            Assert.Equal((19900, 199, i * (i - 1) / 2, i * (i + 1) / 2), (got[0, i], got[1, i], got[2, i], got[3, i]));
        AssertClean(device);
    }

    /// <summary>A value and where it stands; the greater value wins, and the smaller index among equals.</summary>
    private readonly record struct Best(float Value, int Index);

    private readonly struct Greater : IScanReduceOperation<Best>
    {
        public string CLCommand => "";

        public Best Identity => new(float.NegativeInfinity, int.MaxValue);

        public Best Apply(Best first, Best second) =>
            second.Value > first.Value || (second.Value == first.Value && second.Index < first.Index) ? second : first;

        public void AtomicApply(ref Best target, Best value) => target = Apply(target, value);
    }

    [Theory]
    [InlineData(ExecutionMode.Metered, 32)]
    [InlineData(ExecutionMode.Fast, 32)]
    [InlineData(ExecutionMode.Metered, 20)]
    [InlineData(ExecutionMode.Fast, 20)]
    public void A_struct_and_an_operation_of_the_learners_own_reduce_in_a_warp(ExecutionMode mode, int size)
    {
        using var device = new MeteredGpu(mode);
        using var output = device.Accelerator.Allocate1D<int>(size);

        device.Accelerator.LoadStreamKernel<ArrayView<int>>(ArgMax)((1, size), output.View);

        Assert.All(output.GetAsArray1D(), index => Assert.Equal(13, index));
        AssertClean(device);
    }

    private static void ArgMax(ArrayView<int> output) =>
        output[Group.IdxX] = WarpExtensions.AllReduce<Best, Greater>(new Best(-XMath.Abs(Group.IdxX - 13f), Group.IdxX)).Index;

    private static void AssertClean(MeteredGpu device)
    {
        var report = Assert.Single(device.Recording.Launches);
        Assert.Empty(report.Races);
        Assert.Empty(report.UnwrittenReads);
        Assert.Empty(report.MissingPeers);
    }
}
