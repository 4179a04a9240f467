using Headroom.Cli;

namespace Headroom.Testing.Verbs;

public sealed class HintVerbTest
{
    [Fact]
    public async Task Each_call_shows_one_hint_more_and_keeps_the_earlier_ones()
    {
        using var course = new TemporaryCourse();
        var screens = new List<string>();
        for (var call = 1; call <= 4; call++)
        {
            Assert.Equal(Exit.Ok, await course.Run("hint", "01.1"));
            screens.Add(course.Output);
        }
        Assert.Equal(screens[2], screens[3]);
        Assert.Equal(3, course.Learner.Of(course.Course.Find("01.1")).Hints);
        Snapshot.Match(string.Join("-----\n", screens.Take(3)));
    }

    [Fact]
    public async Task A_failing_check_names_the_tier_that_comes_next()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Failed("01.1"));
        await course.Run("hint", "01.1");
        await course.Run("check", "01.1");
        Assert.Contains("./course hint 01.1   (2 of 3)", course.Output);
    }
}
