using Headroom.PostTraining;

namespace Headroom.Tests.PostTraining;

public sealed class RewardRunsTest
{
    private static readonly RewardRun s_run = new("sums", RewardWay.Habit, 1, 1280, 2560, 1.5, 0.5, 0.25, 1.5, 3.5, [0.25, 0.5]);

    [Fact]
    public void A_line_is_a_run()
    {
        var read = Assert.Single(RewardRuns.Parse(RewardRuns.Text([s_run])));
        Assert.Equal(s_run.Shares, read.Shares);
        Assert.Equal(s_run, read with { Shares = s_run.Shares });
        Assert.Empty(RewardRuns.Parse("\n"));
    }

    [Theory]
    [InlineData("{\"task\":\"sums\"}")]
    [InlineData("null")]
    [InlineData("{")]
    public void A_line_that_is_no_run_is_told_by_its_number(string wrong) => Assert.Contains(
        "line 2", Assert.Throws<InvalidDataException>(() => RewardRuns.Parse(RewardRuns.Text([s_run]) + wrong)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_run_is_solved_from_nine_of_ten_on()
    {
        Assert.False(s_run.IsSolved);
        Assert.True((s_run with { Shares = [0.25, 0.9] }).IsSolved);
    }

    [Fact]
    public void The_file_of_the_course_holds_five_seeds_of_each_way_and_task()
    {
        var groups = RewardRuns.Current.GroupBy(run => (run.Task, run.Way)).ToArray();
        Assert.Equal(3 * Enum.GetValues<RewardWay>().Length, groups.Length);
        Assert.All(groups, group => Assert.Equal([1, 2, 3, 4, 5], group.Select(run => run.Seed).Order()));
    }
}
