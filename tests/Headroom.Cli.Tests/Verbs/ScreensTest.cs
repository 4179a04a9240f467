using Headroom.Cli;

namespace Headroom.Testing.Verbs;

public sealed class ScreensTest
{
    [Fact]
    public async Task No_verb_shows_the_one_next_step()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Passed("01.1"));
        await course.Run("check", "01.1");
        Assert.Equal(Exit.Ok, await course.Run());
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task No_verb_after_the_last_pass_offers_the_final_check()
    {
        using var course = new TemporaryCourse();
        foreach (var exercise in course.Course.Exercises) course.Checker.Answer(SampleReports.Passed(exercise.Id));
        await course.Run("check", "all");
        Assert.Equal(Exit.Ok, await course.Run());
        Snapshot.Match(course.Output);
        Assert.Equal(Exit.Usage, await course.Run("check"));
        Assert.Contains("Every exercise is passed", course.Errors);
    }

    [Fact]
    public async Task Next_adds_the_goal()
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Ok, await course.Run("next"));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task List_is_the_map()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Passed("01.1"));
        course.Checker.Answer(SampleReports.Failed("01.2"));
        await course.Run("check", "01");
        Assert.Equal(Exit.Ok, await course.Run("list"));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task Show_tells_goal_shapes_limits_and_file()
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.Ok, await course.Run("show", "01.1"));
        var first = course.Output;
        Assert.Equal(Exit.Ok, await course.Run("show", "01.2"));
        Snapshot.Match(first + "-----\n" + course.Output);
    }
}
