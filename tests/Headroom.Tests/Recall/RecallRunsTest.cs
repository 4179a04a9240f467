using Headroom.Recall;

namespace Headroom.Tests.Recall;

public sealed class RecallRunsTest
{
    private static readonly RecallRun s_run = new("SSAS", 8, 16, 400, 0.003, 1, 0.9375, 0.25);

    [Fact]
    public void A_line_is_a_run()
    {
        RecallRun[] runs = [s_run, s_run with { Seed = 2, Recall = 1, Loss = 0 }];
        Assert.Equal(runs, RecallRuns.Parse(RecallRuns.Text(runs)));
        Assert.Empty(RecallRuns.Parse("\n"));
    }

    [Theory]
    [InlineData("{\"pattern\":\"A\"}")]
    [InlineData("null")]
    [InlineData("{")]
    public void A_line_that_is_no_run_is_told_by_its_number(string wrong) => Assert.Contains(
        "line 2", Assert.Throws<InvalidDataException>(() => RecallRuns.Parse(RecallRuns.Text([s_run]) + wrong)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Runs_are_the_same_whatever_came_of_them()
    {
        Assert.True(s_run.IsSameAs(s_run with { Recall = 0, Loss = 9 }));
        Assert.False(s_run.IsSameAs(s_run with { Seed = 2 }));
        Assert.False(s_run.IsSameAs(s_run with { Steps = 401 }));
    }

    [Fact]
    public void Seeds_make_a_mean_and_its_interval()
    {
        double[] recalls = [0.2, 0.4, 0.3, 0.5, 0.6];
        var runs = recalls.Select((recall, i) => s_run with { Seed = i, Recall = recall }).Append(s_run with { Pairs = 4 });
        var cells = RecallRuns.Cells(runs);
        Assert.Equal(2, cells.Count);
        Assert.Equal(0.4, cells[0].Mean, 1e-12);
        // Deviation 0.158114, over the root of five 0.0707107, times 2.776445.
        Assert.Equal(0.4 - 0.196324, cells[0].Low, 1e-6);
        Assert.Equal(0.4 + 0.196324, cells[0].High, 1e-6);
        Assert.Equal(double.NegativeInfinity, cells[1].Low);
    }

    [Fact]
    public void Induction_is_another_task_and_stands_in_its_line_alone()
    {
        var induction = s_run with { Induction = true };
        Assert.False(s_run.IsSameAs(induction));
        Assert.Equal(2, RecallRuns.Cells([s_run, induction]).Count);
        Assert.Equal([induction], RecallRuns.Parse(RecallRuns.Text([induction])));
        Assert.DoesNotContain("induction", RecallRuns.Text([s_run]), StringComparison.Ordinal);
        Assert.DoesNotContain(RecallRuns.Current, run => run.Induction);
        Assert.All(RecallRuns.Induction, run => Assert.True(run.Induction));
    }

    [Fact]
    public void The_file_of_the_course_holds_five_seeds_of_each_cell() => Assert.All(
        RecallRuns.Cells([.. RecallRuns.Current, .. RecallRuns.Induction]),
        cell => Assert.Equal([1, 2, 3, 4, 5], cell.Runs.Select(run => run.Seed).Order()));
}
