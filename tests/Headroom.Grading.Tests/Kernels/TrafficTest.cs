using Headroom.Grading.Hosting;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Tests.Kernels;

/// <summary>y = x in groups of 128: what is told of a copy that moves too much is what was counted of it, and nothing else.</summary>
public sealed class TrafficTest
{
    private const int Lanes = 128, N = 16 * Lanes;

    [Fact]
    public void One_lane_of_each_warp_is_told_as_one_lane() =>
        Assert.StartsWith("one lane of a warp at a time reads or writes while the others wait", Grade(OneLane).Likely);

    [Fact]
    public void Two_lanes_are_counted() => Assert.StartsWith("2.0 lanes of a warp at a time read or write", Grade(TwoLanes).Likely);

    [Fact]
    public void Lanes_that_are_far_apart_are_told_with_how_far() =>
        Assert.Equal("neighbouring threads are far apart in memory, 32 sectors per request at the worst line, where the same bytes side by "
            + "side take 4: let neighbours take neighbours", Grade(FarApart).Likely);

    [Fact]
    public void An_element_that_is_read_twice_is_told_as_such() => Assert.Equal("read twice", Grade(ReadTwice).Likely);

    [Fact]
    public void An_output_that_is_written_again_and_again_is_told_as_such() =>
        Assert.Equal("the output is written 3.0 times per element: keep what is not ready in a variable, and write once",
            Grade(WrittenThrice).Likely);

    [Fact]
    public void A_copy_passes() => Assert.Equal(Outcome.Passed, Grade(Even).Outcome);

    [Fact]
    public void Bank_conflicts_are_told_by_the_distance_of_lanes()
    {
        Assert.Equal("rows of 32", Grade(Column, banks: true).Likely);
        Assert.Equal("bank conflicts: neighbouring lanes are 2 words apart at the worst line", Grade(EverySecond, banks: true).Likely);
    }

    [Fact]
    public void A_kernel_may_get_no_elements() =>
        Assert.Equal(Outcome.Passed, new EmptyGrader().Run(new GradeRequest("02.1", "", typeof(TrafficTest).Assembly.Location, 7), _ => { })
            .Outcome);

    private static Grade Grade(Action<ArrayView<float>, ArrayView<float>> kernel, bool banks = false) =>
        new CopyGrader(kernel, banks).Run(new GradeRequest("02.1", "", typeof(TrafficTest).Assembly.Location, 7), _ => { });

    private sealed class CopyGrader(Action<ArrayView<float>, ArrayView<float>> kernel, bool banks) : KernelGrader
    {
        protected override void Require() => Case("2,048 elements", () =>
        {
            var x = Draw.Normal(N);
            var (xs, ys) = (Upload("x", x), Upload(Poisoned(N)));
            var copy = Accelerator.LoadStreamKernel(kernel);
            Launch(kernel, () => copy(new KernelConfig(N / Lanes, Lanes), xs.View, ys.View));
            Elements("y", Download(ys), [.. x.Select(v => (double)v)], Tolerance.Exact);
            if (banks) AtMost(Counter.WavefrontsPerRequest, 1, likely: Conflicts(128, "rows of 32"));
            else
                AtMost(Counter.Bytes, 1.1 * 8.0 * N, once: 8.0 * N,
                    likely: Traffic(2.0 * N, "read twice", "let neighbours take neighbours", writes: N));
        });
    }

    private sealed class EmptyGrader : KernelGrader
    {
        protected override void Require() => Case("no elements", () =>
        {
            var (xs, ys) = (Upload("x", Array.Empty<float>()), Upload(Array.Empty<float>()));
            var copy = Accelerator.LoadStreamKernel<ArrayView<float>, ArrayView<float>>(Guarded);
            Launch(Guarded, () => copy(new KernelConfig(1, Lanes), xs.View, ys.View));
            Elements("y", Download(ys), [], Tolerance.Exact);
        });
    }

    private static void Even(ArrayView<float> x, ArrayView<float> y) => y[Grid.GlobalIndex.X] = x[Grid.GlobalIndex.X];

    private static void Guarded(ArrayView<float> x, ArrayView<float> y)
    {
        if (Grid.GlobalIndex.X < x.Length) y[Grid.GlobalIndex.X] = x[Grid.GlobalIndex.X];
    }

    private static void OneLane(ArrayView<float> x, ArrayView<float> y)
    {
        var i = Grid.GlobalIndex.X;
        if (i % 32 == 0)
            for (var j = i; j < i + 32; j++) y[j] = x[j];
    }

    private static void TwoLanes(ArrayView<float> x, ArrayView<float> y)
    {
        var i = Grid.GlobalIndex.X;
        if (i % 16 == 0)
            for (var j = i; j < i + 16; j++) y[j] = x[j];
    }

    private static void FarApart(ArrayView<float> x, ArrayView<float> y)
    {
        var i = Group.IdxX * Grid.DimX + Grid.IdxX;
        y[i] = x[i];
    }

    private static void ReadTwice(ArrayView<float> x, ArrayView<float> y)
    {
        var i = Grid.GlobalIndex.X;
        y[i] = x[i] == x[i] ? x[i] : 0;
    }

    private static void WrittenThrice(ArrayView<float> x, ArrayView<float> y)
    {
        var i = Grid.GlobalIndex.X;
        for (var turn = 0; turn < 3; turn++) y[i] = turn * 0.5f * x[i];
    }

    private static void Column(ArrayView<float> x, ArrayView<float> y)
    {
        var tile = SharedMemory.Allocate<float>(32 * Lanes);
        tile[32 * Group.IdxX] = x[Grid.GlobalIndex.X];
        y[Grid.GlobalIndex.X] = tile[32 * Group.IdxX];
    }

    private static void EverySecond(ArrayView<float> x, ArrayView<float> y)
    {
        var tile = SharedMemory.Allocate<float>(2 * Lanes);
        tile[2 * Group.IdxX] = x[Grid.GlobalIndex.X];
        y[Grid.GlobalIndex.X] = tile[2 * Group.IdxX];
    }
}
