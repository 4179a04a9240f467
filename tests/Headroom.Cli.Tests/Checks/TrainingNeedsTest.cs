using Headroom.Cli;

namespace Headroom.Testing.Checks;

/// <summary>The training program, which brings libtorch, is started before a check of a unit that trains, and before no other.</summary>
public sealed class TrainingNeedsTest
{
    [Fact]
    public async Task A_unit_that_does_not_train_asks_for_nothing()
    {
        using var course = new TemporaryCourse();
        course.Layout = course.Layout with { BinFolder = course.PathTo("nowhere") };
        Assert.Equal(Exit.NotAttempted, await course.Run("check", "01.1"));
    }

    [Theory, InlineData("check"), InlineData("verify")]
    public async Task A_unit_that_trains_asks_for_it_before_anything_is_checked(string verb)
    {
        using var course = new TemporaryCourse();
        course.Layout = course.Layout with { BinFolder = course.PathTo("nowhere"), TrainingUnits = new HashSet<string> { "01" } };
        Assert.Equal(Exit.Usage, await course.Run(verb, "01.1"));
        Assert.Contains("Headroom.Training.dll", course.Errors);
        Assert.Empty(course.Checker.Checked);
        await course.Run(verb, "02.1");
        Assert.DoesNotContain("Headroom.Training.dll", course.Errors);
    }

    [Fact]
    public async Task A_notebook_of_a_unit_that_trains_asks_for_it_before_its_first_cell()
    {
        using var course = new TemporaryCourse();
        course.Layout = course.Layout with { BinFolder = course.PathTo("nowhere"), TrainingUnits = new HashSet<string> { "01" } };
        Assert.Equal(Exit.Usage, await course.Run("run", "01"));
        Assert.Contains("Headroom.Training.dll", course.Errors);
        course.Layout = course.Layout with { TrainingUnits = new HashSet<string>() };
        await course.Run("run", "01");
        Assert.DoesNotContain("Headroom.Training.dll", course.Errors);
    }

    [Fact]
    public async Task With_libtorch_there_or_not_the_check_goes_on()
    {
        using var course = new TemporaryCourse();
        course.Layout = course.Layout with { TrainingUnits = new HashSet<string> { "01" } };
        course.Checker.Answer(SampleReports.CannotRun("01.1"));
        Assert.Equal(Exit.CannotRun, await course.Run("check", "01.1", "--json"));
        Assert.StartsWith("{", course.Output);
    }
}
