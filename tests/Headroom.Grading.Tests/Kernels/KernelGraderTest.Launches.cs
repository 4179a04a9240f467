using System.Text.RegularExpressions;
using Headroom.Grading.Kernels;
using Headroom.Grading.Reporting;
using Headroom.Testing;
using ILGPU;
using Group = ILGPU.Group;

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
        // Element 100 is thread 36 of the second group of 64.
        Assert.Contains("thread 36 of group 1", place.Text);
    }

    [Fact]
    public void An_index_out_of_an_array_of_the_groups_or_the_lanes_own_is_told_as_such()
    {
        Assert.Equal(
            (Reason.OutOfBounds, true),
            (Grade(Kernels.LeavesItsTile).Reason, Grade(Kernels.LeavesItsTile).Headline.Contains("leaves its shared array")));
        Assert.Equal(
            (Reason.OutOfBounds, true),
            (Grade(Kernels.LeavesItsLocals).Reason, Grade(Kernels.LeavesItsLocals).Headline.Contains("leaves its local array")));
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
    public void A_race_that_leaves_the_right_result_says_how_often_it_does_not()
    {
        var report = Grade(Kernels.Lucky);
        Assert.Equal(Reason.Race, report.Reason);
        Assert.Matches(
            @"^The result is right in this order of threads and wrong in \d+ of 64 shuffled orders \(seeds 1 to 64\)\.$",
            Assert.Single(report.Notes));
    }

    [Fact]
    public void A_race_that_leaves_a_wrong_result_says_nothing_of_other_orders() => Assert.Empty(Grade(Kernels.Collides).Notes);

    [Fact]
    public void Lanes_and_groups_of_several_rows_have_two_numbers()
    {
        // Element 100 is in row 6 of 16, the third row of the second group.
        var report = Grade(Kernels.UnguardedRows, new(new Index2D(1, 2), new Index2D(16, 4)));
        Assert.Contains("thread [4, 2] of group [0, 1]", Assert.Single(report.Places).Text);
    }

    [Fact]
    public void A_refused_line_is_quoted() =>
        Assert.Contains("throw new InvalidOperationException", Assert.Single(Grade(Kernels.Throws).Places).Text);

    /// <summary>Every kind of finding as a learner reads it, with line numbers taken out.</summary>
    [Fact]
    public void Reports_of_kernels()
    {
        Action<ArrayView<float>, ArrayView<float>>[] kernels =
        [
            Kernels.Unguarded, Kernels.Collides, Kernels.Lucky, Kernels.Diverges, Kernels.ReadsGarbage, Kernels.Endless, Kernels.Throws,
            Kernels.CopiesTwice, Kernels.Copy,
        ];
        var text = string.Join("\n\n", kernels.Select(kernel =>
        {
            var lines = ReportLayout.Lines(Named(new Report(Grade(kernel), "02.1") { Seed = 7 }));
            return $"# {kernel.Method.Name}\n{string.Join('\n', lines.Select(line => line.Text))}";
        }));
        text = Regex.Replace(text, @"[^\s(]*?(\w+(\.\w+)*\.cs):\d+", "$1:N");
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= ReportLayout.Width, line));
        Snapshot.Match(Regex.Replace(Regex.Replace(text, @"lines \d+ and \d+", "lines N and N"), @"of line \d+", "of line N"));
    }

    // Where this repository lies decides no line break.
    private static Report Named(Report report) => report with
    {
        Places = [.. report.Places.Select(place => place with { File = Path.GetFileName(place.File) })],
    };

    [Fact]
    public void A_barrier_that_some_lanes_never_reach_is_named()
    {
        var report = Grade(Kernels.Diverges);
        Assert.Equal(Reason.BarrierDivergence, report.Reason);
        Assert.Contains("every thread of the group must come to every barrier", report.Likely);
    }

    [Fact]
    public void Shared_memory_that_nothing_wrote_is_not_read_in_silence() =>
        Assert.Equal(Reason.UnwrittenRead, Grade(Kernels.ReadsGarbage).Reason);

    [Fact]
    public void A_loop_without_an_end_is_stopped() => Assert.Equal(Reason.EndlessKernel, Grade(Kernels.Endless).Reason);

    [Fact]
    public void A_right_kernel_that_moves_too_much_is_over_budget_at_the_line_in_excess()
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
        partial void Budget() => AtMost(Counter.Bytes, 1.1 * 8 * N, naive: 8 * N, once: 8 * N);
    }

    private static partial class Kernels
    {
        public static void LeavesItsTile(ArrayView<float> x, ArrayView<float> y)
        {
            var tile = SharedMemory.Allocate<float>(32);
            tile[Group.IdxX] = 1;
        }

        public static void LeavesItsLocals(ArrayView<float> x, ArrayView<float> y)
        {
            var own = LocalMemory.Allocate1D<float>(4);
            own[Group.IdxX] = 1;
        }

        public static void Unguarded(ArrayView<float> x, ArrayView<float> y)
        {
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            y[i] = x[i]; // no guard
        }

        public static void UnguardedRows(ArrayView<float> x, ArrayView<float> y)
        {
            var i = (Grid.IdxY * Group.DimY + Group.IdxY) * Group.DimX + Group.IdxX;
            y[i] = x[i];
        }

        // Each thread stores what the thread before has just put into the tile.
        public static void Lucky(ArrayView<float> x, ArrayView<float> y)
        {
            var tile = SharedMemory.Allocate<float>(64);
            var i = Grid.IdxX * Group.DimX + Group.IdxX;
            if (i >= y.Length) return;
            tile[Group.IdxX] = x[i];
            if (Group.IdxX > 0) y[i - 1] = tile[Group.IdxX - 1];
            if (Group.IsLastThread || i == y.Length - 1) y[i] = tile[Group.IdxX];
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
