using Headroom.Cli;

namespace Headroom.Testing.Verbs;

public sealed class SolutionVerbTest
{
    [Fact]
    public async Task Before_a_pass_it_is_refused_and_says_how_to_see_it_all_the_same()
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Usage, await course.Run("solution", "01.1"));
        Assert.Empty(course.Output);
        Assert.Contains("./course solution 01.1 --give-up", course.Errors);
        Assert.Equal(Exit.Ok, await course.Run("solution", "01.1", "--give-up"));
        Assert.Contains("return 2.0 * n;", course.Output);
    }

    [Fact]
    public async Task After_a_pass_it_is_shown()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Passed("01.1"));
        await course.Run("check", "01.1");
        Assert.Equal(Exit.Ok, await course.Run("solution", "01.1"));
        Snapshot.Match(course.Output);
    }
}
