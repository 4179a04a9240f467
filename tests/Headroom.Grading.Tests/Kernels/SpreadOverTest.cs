using Headroom.Grading.Hosting;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Tests.Kernels;

/// <summary>y = x, 2,048 elements in 16 groups of 128: how much of the work the groups and warps may leave to others.</summary>
public sealed class SpreadOverTest
{
    private const int Groups = 16, Lanes = 128, N = Groups * Lanes;

    [Fact]
    public void A_lane_per_element_passes() => Assert.Equal(Outcome.Passed, Grade(Even).Outcome);

    [Fact]
    public void A_loop_over_the_grid_passes() => Assert.Equal(Outcome.Passed, Grade(GridStride).Outcome);

    [Fact]
    public void Fewer_threads_with_more_work_each_pass() => Assert.Equal(Outcome.Passed, Grade(HalfOfTheLanes, warps: 4).Outcome);

    [Fact]
    public void One_group_that_does_all_fails_and_is_told_with_its_cause()
    {
        var report = Grade(OneGroup);
        Assert.Equal((Outcome.Failed, Reason.OverBudget), (report.Outcome, report.Reason));
        Assert.Equal("right, but 1 of 16 groups works", report.Headline);
        Assert.Contains("leaves the work to few groups", report.Likely);
    }

    [Fact]
    public void One_thread_that_does_all_fails_for_that_and_not_for_the_bytes_it_wastes()
    {
        var report = Grade(OneThread);
        Assert.Equal("right, but 1 of 16 groups works", report.Headline);
        Assert.Contains(report.Budget, row => row is { Kept: false, What: "bytes from memory" });
    }

    [Fact]
    public void A_group_with_nearly_all_the_work_fails_though_all_groups_work() =>
        Assert.Matches(@"^right, but one of 16 groups does 9\d\.\d % of the work$", Grade(NearlyAll).Headline);

    [Fact]
    public void A_tenth_of_the_groups_may_be_idle_and_no_more()
    {
        Assert.Equal(Outcome.Passed, Grade(OneIdle).Outcome);
        Assert.Equal("right, but 14 of 16 groups work", Grade(TwoIdle).Headline);
    }

    [Fact]
    public void A_warp_that_does_its_groups_work_fails_where_the_statement_says_how_many_work()
    {
        Assert.Equal(Outcome.Passed, Grade(OneWarp).Outcome);
        Assert.Equal("right, but 16 of 64 warps work", Grade(OneWarp, warps: 4).Headline);
    }

    [Fact]
    public void How_uneven_warps_may_be_is_for_the_grader_to_say()
    {
        Assert.Equal(Outcome.Passed, Grade(HalfOfTheLanes, warps: 4).Outcome);
        Assert.Equal("right, but 32 of 64 warps work", Grade(HalfOfTheLanes, warps: 4, uneven: 1.5).Headline);
        Assert.Equal(Outcome.Passed, Grade(OneWarp, warps: 4, uneven: 4).Outcome);
    }

    [Fact]
    public void An_uneven_share_passes_where_it_is_said_to_be_one()
    {
        Assert.Equal(Outcome.Failed, Grade(NearlyAll).Outcome);
        Assert.Equal(Outcome.Passed, Grade(NearlyAll, busiest: 1).Outcome);
    }

    private static Grade Grade(
        Action<ArrayView<float>, ArrayView<float>> kernel, int? warps = null, double? busiest = null, double uneven = 2) =>
        new CopyGrader(kernel, warps, busiest, uneven)
            .Run(new GradeRequest("02.1", "", typeof(SpreadOverTest).Assembly.Location, 7), _ => { });

    private sealed class CopyGrader(Action<ArrayView<float>, ArrayView<float>> kernel, int? warps, double? busiest, double uneven)
        : KernelGrader
    {
        protected override void Require() => Case("2,048 elements", () =>
        {
            var x = Draw.Normal(N);
            var (xs, ys) = (Upload("x", x), Upload(Poisoned(N)));
            var copy = Accelerator.LoadStreamKernel(kernel);
            Launch(kernel, () => copy(new KernelConfig(Groups, Lanes), xs.View, ys.View));
            Elements("y", Download(ys), [.. x.Select(v => (double)v)], Tolerance.Exact);
            AtMost(Counter.Bytes, 1.1 * 8.0 * N, once: 8.0 * N);
            SpreadOver(Groups, busiest, warps, uneven: uneven);
        });
    }

    private static void Even(ArrayView<float> x, ArrayView<float> y) =>
        y[Grid.IdxX * Group.DimX + Group.IdxX] = x[Grid.IdxX * Group.DimX + Group.IdxX];

    private static void GridStride(ArrayView<float> x, ArrayView<float> y)
    {
        for (var i = Grid.IdxX * Group.DimX + Group.IdxX; i < x.Length; i += Grid.DimX * Group.DimX) y[i] = x[i];
    }

    private static void HalfOfTheLanes(ArrayView<float> x, ArrayView<float> y)
    {
        if (Group.IdxX >= Lanes / 2) return;
        for (var i = Group.IdxX; i < Lanes; i += Lanes / 2) y[Grid.IdxX * Lanes + i] = x[Grid.IdxX * Lanes + i];
    }

    private static void OneWarp(ArrayView<float> x, ArrayView<float> y)
    {
        if (Group.IdxX >= 32) return;
        for (var i = Group.IdxX; i < Lanes; i += 32) y[Grid.IdxX * Lanes + i] = x[Grid.IdxX * Lanes + i];
    }

    private static void OneGroup(ArrayView<float> x, ArrayView<float> y) => Copy(x, y, 0, Grid.IdxX == 0 ? N : 0);

    private static void OneThread(ArrayView<float> x, ArrayView<float> y)
    {
        if (Grid.IdxX > 0 || Group.IdxX > 0) return;
        for (var i = 0; i < N; i++) y[i] = x[i];
    }

    // Groups 1 to 15 have a sector each.
    private static void NearlyAll(ArrayView<float> x, ArrayView<float> y)
    {
        if (Grid.IdxX == 0) Copy(x, y, 120, N);
        else if (Group.IdxX < 8) y[Grid.IdxX * 8 - 8 + Group.IdxX] = x[Grid.IdxX * 8 - 8 + Group.IdxX];
    }

    private static void OneIdle(ArrayView<float> x, ArrayView<float> y) => Idle(x, y, 1);

    private static void TwoIdle(ArrayView<float> x, ArrayView<float> y) => Idle(x, y, 2);

    // The last groups' parts go to as many others.
    private static void Idle(ArrayView<float> x, ArrayView<float> y, int idle)
    {
        var group = Grid.IdxX;
        if (group >= Groups - idle) return;
        Copy(x, y, group * Lanes, (group + 1) * Lanes);
        if (group < idle) Copy(x, y, (Groups - 1 - group) * Lanes, (Groups - group) * Lanes);
    }

    private static void Copy(ArrayView<float> x, ArrayView<float> y, int from, int to)
    {
        for (var i = from + Group.IdxX; i < to; i += Lanes) y[i] = x[i];
    }
}
