using ILGPU.Algorithms.HistogramOperations;
using ILGPU.Algorithms.ComparisonOperations;
using ILGPU.Algorithms.RadixSortOperations;
using ILGPU.Algorithms.Random;
using ILGPU.Algorithms.ScanReduceOperations;
using ILGPU.Algorithms.Sequencers;
using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Algorithms;

/// <summary>What the package's extensions of an accelerator do on the metered GPU: their kernels are the package's own.</summary>
public sealed class HostAlgorithmTests
{
    public static TheoryData<ExecutionMode, int> Lengths
    {
        get
        {
            var data = new TheoryData<ExecutionMode, int>();
            foreach (var mode in new[] { ExecutionMode.Metered, ExecutionMode.Fast })
                foreach (var length in new[] { 1, 33, 3000 }) data.Add(mode, length);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Initialize_fills_every_element(ExecutionMode mode, int length)
    {
        using var device = new MeteredGpu(mode);
        using var buffer = device.Accelerator.Allocate1D<float>(length);

        device.Accelerator.Initialize(device.Accelerator.DefaultStream, buffer.View, 2.5f);

        Assert.All(buffer.GetAsArray1D(), value => Assert.Equal(2.5f, value));
        AssertClean(device);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Reduce_gives_sum_and_extremes(ExecutionMode mode, int length)
    {
        using var device = new MeteredGpu(mode);
        var values = Integers(length);
        using var buffer = device.Accelerator.Allocate1D(values);
        var stream = device.Accelerator.DefaultStream;

        Assert.Equal(values.Sum(), device.Accelerator.Reduce<int, AddInt32>(stream, buffer.View));
        Assert.Equal(values.Min(), device.Accelerator.Reduce<int, MinInt32>(stream, buffer.View));
        Assert.Equal(values.Max(), device.Accelerator.Reduce<int, MaxInt32>(stream, buffer.View));
        AssertClean(device);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Reduce_of_floats_meets_the_sum_in_double(ExecutionMode mode, int length)
    {
        using var device = new MeteredGpu(mode);
        var values = Integers(length).Select(i => i / 7f).ToArray();
        using var buffer = device.Accelerator.Allocate1D(values);

        var sum = device.Accelerator.Reduce<float, AddFloat>(device.Accelerator.DefaultStream, buffer.View);

        Assert.Equal(values.Sum(v => (double)v), sum, 1e-5 * values.Sum(Math.Abs));
        AssertClean(device);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Scan_gives_the_sums_so_far(ExecutionMode mode, int length)
    {
        using var device = new MeteredGpu(mode);
        var values = Integers(length);
        using var input = device.Accelerator.Allocate1D(values);
        using var output = device.Accelerator.Allocate1D<int>(length);
        using var temp = device.Accelerator.Allocate1D<int>(device.Accelerator.ComputeScanTempStorageSize<int>(length));
        foreach (var kind in new[] { ScanKind.Inclusive, ScanKind.Exclusive })
        {
            var scan = device.Accelerator.CreateScan<int, Stride1D.Dense, Stride1D.Dense, AddInt32>(kind);
            scan(device.Accelerator.DefaultStream, input.View, output.View, temp.View);

            var sum = 0;
            var expected = values.Select(v => kind == ScanKind.Inclusive ? sum += v : (sum += v) - v).ToArray();
            Assert.Equal(expected, output.GetAsArray1D());
        }
        AssertClean(device);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Radix_sort_sorts(ExecutionMode mode, int length)
    {
        using var device = new MeteredGpu(mode);
        var values = Integers(length);
        using var buffer = device.Accelerator.Allocate1D(values);
        using var temp =
            device.Accelerator.Allocate1D<int>(device.Accelerator.ComputeRadixSortTempStorageSize<int, AscendingInt32>(length));

        device.Accelerator.CreateRadixSort<int, Stride1D.Dense, AscendingInt32>()(device.Accelerator.DefaultStream, buffer.View, temp.View);

        Assert.Equal(values.Order(), buffer.GetAsArray1D());
        AssertClean(device);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Radix_sort_of_pairs_takes_the_values_along(ExecutionMode mode, int length)
    {
        using var device = new MeteredGpu(mode);
        var keys = Integers(length).Distinct().ToArray();
        using var keyBuffer = device.Accelerator.Allocate1D(keys);
        using var valueBuffer = device.Accelerator.Allocate1D(keys.Select(k => k * 0.5f).ToArray());
        using var temp =
            device.Accelerator.Allocate1D<int>(
            device.Accelerator.ComputeRadixSortPairsTempStorageSize<int, float, DescendingInt32>(keys.Length));

        device.Accelerator.CreateRadixSortPairs<int, Stride1D.Dense, float, Stride1D.Dense, DescendingInt32>()(
            device.Accelerator.DefaultStream, keyBuffer.View, valueBuffer.View, temp.View);

        var sorted = keys.OrderDescending().ToArray();
        Assert.Equal(sorted, keyBuffer.GetAsArray1D());
        Assert.Equal(sorted.Select(k => k * 0.5f), valueBuffer.GetAsArray1D());
        AssertClean(device);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Sequence_counts_and_transform_maps(ExecutionMode mode, int length)
    {
        using var device = new MeteredGpu(mode);
        var stream = device.Accelerator.DefaultStream;
        using var source = device.Accelerator.Allocate1D<int>(length);
        using var target = device.Accelerator.Allocate1D<int>(length);

        device.Accelerator.Sequence(stream, source.View.AsContiguous(), new Int32Sequencer());
        device.Accelerator.Transform<int, int, Square>(stream, source.View.AsContiguous(), target.View.AsContiguous(), default);

        Assert.Equal(Enumerable.Range(0, length).Select(i => i * i), target.GetAsArray1D());
        AssertClean(device);
    }

    private readonly struct Square : ITransformer<int, int>
    {
        public int Transform(int value) => value * value;
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Reorder_gathers_by_index(ExecutionMode mode, int length)
    {
        using var device = new MeteredGpu(mode);
        var stream = device.Accelerator.DefaultStream;
        var order = Enumerable.Range(0, length).Reverse().ToArray();
        using var source = device.Accelerator.Allocate1D(Integers(length));
        using var target = device.Accelerator.Allocate1D<int>(length);
        using var indices = device.Accelerator.Allocate1D(order.Select(i => new Index1D(i)).ToArray());

        device.Accelerator.Reorder(stream, source.View.AsContiguous(), target.View.AsContiguous(), indices.View.AsContiguous());

        Assert.Equal(Integers(length).Reverse(), target.GetAsArray1D());
        AssertClean(device);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Histogram_counts_bins(ExecutionMode mode, int length)
    {
        using var device = new MeteredGpu(mode);
        var values = Integers(length).Select(Math.Abs).ToArray();
        using var buffer = device.Accelerator.Allocate1D(values);
        using var bins = device.Accelerator.Allocate1D(new int[16]);
        using var overflow = device.Accelerator.Allocate1D(new int[1]);

        device.Accelerator.Histogram<int, Stride1D.Dense, Modulo>(device.Accelerator.DefaultStream, buffer.View, bins.View, overflow.View);

        Assert.Equal(Enumerable.Range(0, 16).Select(bin => values.Count(v => v % 16 == bin)), bins.GetAsArray1D());
        AssertClean(device);
    }

    private readonly struct Modulo : IComputeSingleBinOperation<int, Index1D>
    {
        public Index1D ComputeHistogramBin(int value, Index1D numBins) => value % numBins;
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Unique_keeps_one_of_neighbours(ExecutionMode mode, int length)
    {
        using var device = new MeteredGpu(mode);
        var values = Integers(length).Select(i => i / 300).Order().ToArray();
        using var buffer = device.Accelerator.Allocate1D(values);

        var count = device.Accelerator.Unique<int, ComparisonInt32>(device.Accelerator.DefaultStream, buffer.View.AsContiguous());

        Assert.Equal(values.Distinct(), buffer.GetAsArray1D().Take((int)count));
        // Its groups hand over from one to the next through an atomic counter, which the check does not take for an order: what it tells is
        // always of two groups, never of two threads of one.
        var races = device.Recording.Launches.SelectMany(report => report.Races).ToArray();
        Assert.All(races, race => Assert.NotEqual(race.FirstLane.Grid, race.SecondLane.Grid));
        if (length <= 1024) Assert.Empty(races);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Random_numbers_fill_their_range(ExecutionMode mode, int length)
    {
        using var device = new MeteredGpu(mode);
        using var rng = RNG.Create<XorShift128Plus>(device.Accelerator, new Random(7));
        using var floats = device.Accelerator.Allocate1D<float>(length);

        rng.FillUniform(device.Accelerator.DefaultStream, floats.View.AsContiguous());

        var drawn = floats.GetAsArray1D();
        Assert.All(drawn, value => Assert.InRange(value, 0f, 1f));
        if (length >= 3000) Assert.InRange(drawn.Average(), 0.45, 0.55);
        AssertClean(device);
    }

    private static int[] Integers(int length)
    {
        var random = new Random(length);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(-1000, 1000))];
    }

    private static void AssertClean(MeteredGpu device)
    {
        Assert.NotEmpty(device.Recording.Launches);
        foreach (var report in device.Recording.Launches)
        {
            Assert.Empty(report.Races.Select(race => $"{report.Kernel}: {race}"));
            Assert.Empty(report.UnwrittenReads);
            Assert.Empty(report.MissingPeers);
        }
    }
}
