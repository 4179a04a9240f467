using ILGPU;

namespace Headroom.Grading.Tests.Kernels;

public sealed partial class KernelGraderTest
{
    [Fact]
    public void An_index_out_of_bounds_names_the_line_and_the_lane()
    {
        var report = Grade(Kernels.Unguarded);
        Assert.Equal(Reason.OutOfBounds, report.Reason);
        var place = Assert.Single(report.Places);
        Assert.StartsWith("y[i] = x[i]; // no guard", place.Text);
        // Element 100 is lane 36 of the second group of 64.
        Assert.Contains("lane 36 of group 1", place.Text);
    }

    [Fact]
    public void A_race_names_both_places()
    {
        var report = Grade(Kernels.Collides);
        Assert.Equal(Reason.Race, report.Reason);
        Assert.Equal(2, report.Places.Count);
        Assert.Contains("writes y[", report.Places[0].Text);
        Assert.Contains("writes y[", report.Places[1].Text);
    }

    [Fact]
    public void A_barrier_that_some_lanes_never_reach_is_named()
    {
        var report = Grade(Kernels.Diverges);
        Assert.Equal(Reason.BarrierDivergence, report.Reason);
        Assert.Contains("every lane of the group must come to every barrier", report.Likely);
    }

    [Fact]
    public void Shared_memory_that_nothing_wrote_is_not_read_in_silence() => Assert.Equal(Reason.UnwrittenRead, Grade(Kernels.ReadsGarbage).Reason);

    [Fact]
    public void A_loop_without_an_end_is_stopped() => Assert.Equal(Reason.EndlessKernel, Grade(Kernels.Endless).Reason);

    [Fact]
    public void A_right_kernel_that_moves_too_much_is_over_budget_at_its_costliest_line()
    {
        var report = Grade(Kernels.CopiesTwice);
        Assert.Equal(Reason.OverBudget, report.Reason);
        // 2 reads and 2 writes of 13 sectors: 100 floats are 12.5.
        Assert.Equal(4 * 13 * 32, report.Budget[0].Yours);
        Assert.StartsWith("y[i] = x[i] + y[i]", Assert.Single(report.Places).Text);
        Assert.Contains(report.Notes, note => note.Contains("not from a GPU's"));
    }

    private sealed partial class CopyGrader
    {
        partial void Budget() => AtMostBytes(compulsory: 8 * N, naive: 8 * N);
    }

    private static partial class Kernels
    {
        public static void Unguarded(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            y[i] = x[i]; // no guard
        }

        public static void Collides(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            if (i < y.Length) y[i / 2] = x[i];
        }

        public static void Diverges(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            if (i >= y.Length) return;
            Group.Barrier();
            y[i] = x[i];
        }

        public static void ReadsGarbage(ArrayView<float> x, ArrayView<float> y)
        {
            var tile = SharedMemory.Allocate<float>(64);
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            if (i < y.Length) y[i] = x[i] + tile[Group.IdxX];
        }

        public static void Endless(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            while (x.Length > 0) i++;
            y[i] = 0;
        }

        public static void CopiesTwice(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            if (i >= y.Length) return;
            y[i] = 0;
            y[i] = x[i] + y[i];
        }
    }
}
