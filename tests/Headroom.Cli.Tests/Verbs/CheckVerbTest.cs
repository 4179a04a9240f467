using Headroom.Cli;
using Headroom.Grading;

namespace Headroom.Testing.Verbs;

public sealed class CheckVerbTest
{
    [Fact]
    public async Task A_pass_is_0_and_says_what_is_next()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Passed("01.1"));
        Assert.Equal(Exit.Ok, await course.Run("check", "01.1"));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task A_failure_is_1_and_names_the_next_hint()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Failed("01.1"));
        Assert.Equal(Exit.Failed, await course.Run("check", "01.1"));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task A_file_that_does_not_compile_is_1_and_shows_the_line()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.DoesNotCompile("01.1"));
        Assert.Equal(Exit.Failed, await course.Run("check", "01.1"));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task A_file_that_uses_what_is_closed_is_1_and_is_to_be_mended_not_hinted_at()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.DoesNotCompile("01.1") with
        {
            Reason = Reason.Forbidden, Headline = "uses System.IO.File.ReadAllText, which is closed to graded code", Seed = 20931,
        });
        Assert.Equal(Exit.Failed, await course.Run("check", "01.1"));
        Assert.StartsWith("01.1 ", course.Output);
        Assert.Contains("not accepted\n", course.Output);
        Assert.Contains("next     ./course check 01.1   after mending the line above", course.Output);
        Assert.DoesNotContain("seed", course.Output);
    }

    [Fact]
    public async Task An_untouched_stub_is_2_and_no_attempt()
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.NotAttempted, await course.Run("check", "01.1"));
        Assert.Contains("not attempted", course.Output);
        Assert.Equal(0, course.Learner.Of(course.Course.Find("01.1")).Attempts);
    }

    [Fact]
    public async Task A_device_that_is_not_there_is_5_and_the_verdict_of_the_simulated_gpu_counts()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(
            SampleReports.Passed("01.1") with
            {
                Device = new() { Device = "cuda", CannotRun = "cuda is not to be had: no NVIDIA driver" },
            });
        Assert.Equal(Exit.CannotRun, await course.Run("check", "01.1", "--device", "CUDA"));
        Assert.Equal("cuda", course.Checker.Options!.Device);
        Assert.Contains("on cuda: cannot run here. cuda is not to be had: no NVIDIA driver.", course.Output);
        Assert.Contains("exit 5", course.Output);
        Assert.NotNull(course.Learner.Of(course.Course.Find("01.1")).Passed);
    }

    [Fact]
    public async Task A_pass_that_is_wrong_on_the_device_is_1_and_stays_a_pass()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(
            SampleReports.Passed("01.1") with { Device = new() { Device = "cuda", Name = "NVIDIA H100", Headline = "wrong on 512x512" } });
        Assert.Equal(Exit.Failed, await course.Run("check", "01.1", "--device", "cuda"));
        Assert.Contains("on NVIDIA H100: wrong on 512x512", course.Output);
        Assert.NotNull(course.Learner.Of(course.Course.Find("01.1")).Passed);
    }

    [Fact]
    public async Task Of_several_checks_a_failure_weighs_more_than_a_device_that_is_not_there_and_that_more_than_the_rest()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Passed("01.1") with { Device = new() { Device = "cuda", CannotRun = "there is none" } });
        Assert.Equal(Exit.CannotRun, await course.Run("check", "01", "--device", "cuda"));
        course.Checker.Answer(SampleReports.Failed("01.2"));
        Assert.Equal(Exit.Failed, await course.Run("check", "01", "--device", "cuda"));
    }

    [Fact]
    public async Task Too_noisy_is_4()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.TooNoisy("01.1"));
        Assert.Equal(Exit.TooNoisy, await course.Run("check", "01.1"));
        Assert.Contains("close what else is running", course.Output);
    }

    [Fact]
    public async Task What_cannot_run_here_is_5_with_the_reason_and_no_attempt()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.CannotRun("01.1"));
        Assert.Equal(Exit.CannotRun, await course.Run("check", "01.1"));
        Assert.Contains("cannot run here: there is no libtorch for linux-arm64.", course.Output);
        Assert.DoesNotContain("hint", course.Output);
        Assert.Equal(0, course.Learner.Of(course.Course.Find("01.1")).Attempts);
    }

    [Fact]
    public async Task Of_several_checks_none_of_which_failed_the_one_that_cannot_run_here_says_why()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Passed("01.1"));
        course.Checker.Answer(SampleReports.CannotRun("01.2"));
        Assert.Equal(Exit.CannotRun, await course.Run("check", "01"));
        Assert.Contains("there is no libtorch for linux-arm64.", course.Output);
        Assert.Contains("1 cannot run here", course.Output);
    }

    [Fact]
    public async Task A_printed_seed_can_be_asked_for_again()
    {
        using var course = new TemporaryCourse();
        await course.Run("check", "01.1", "--seed", "604217");
        Assert.Equal(604217, course.Checker.Options!.Seed);
        Assert.Equal(Exit.Usage, await course.Run("check", "01.1", "--seed", "many"));
    }

    [Fact]
    public async Task Several_exercises_are_a_line_each_and_the_first_failure_in_full()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Passed("01.1"));
        course.Checker.Answer(SampleReports.Failed("01.2"));
        Assert.Equal(Exit.Failed, await course.Run("check", "all"));
        Snapshot.Match(course.Output);
    }

    [Theory]
    [InlineData(Exit.Ok, Outcome.Passed, Outcome.Passed, Outcome.Passed)]
    [InlineData(Exit.NotAttempted, Outcome.Passed, Outcome.NotAttempted, Outcome.Passed)]
    [InlineData(Exit.TooNoisy, Outcome.NotAttempted, Outcome.TooNoisy, Outcome.Passed)]
    [InlineData(Exit.CannotRun, Outcome.TooNoisy, Outcome.CannotRun, Outcome.NotAttempted)]
    [InlineData(Exit.Failed, Outcome.TooNoisy, Outcome.CannotRun, Outcome.Failed)]
    [InlineData(Exit.Failed, Outcome.TooNoisy, Outcome.NotAttempted, Outcome.Failed)]
    public async Task Several_exercises_end_with_the_code_of_the_worst(int code, params Outcome[] outcomes)
    {
        using var course = new TemporaryCourse();
        foreach (var (exercise, outcome) in course.Course.Exercises.Zip(outcomes))
            course.Checker.Answer(new Report { Exercise = exercise.Id, Outcome = outcome });
        Assert.Equal(code, await course.Run("check", "all"));
    }

    [Theory]
    [InlineData("01")]
    [InlineData("roofline")]
    [InlineData("1")]
    public async Task A_unit_is_its_exercises(string id)
    {
        using var course = new TemporaryCourse();
        await course.Run("check", id);
        Assert.Equal(
            [course.PathTo("exercises/01-roofline/Work.cs"), course.PathTo("exercises/01-roofline/Roof.cs")], course.Checker.Checked);
    }

    [Fact]
    public async Task Without_an_id_it_checks_the_next_exercise_that_is_not_passed()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Passed("01.1"));
        await course.Run("check");
        await course.Run("check");
        Assert.Equal(
            [course.PathTo("exercises/01-roofline/Work.cs"), course.PathTo("exercises/01-roofline/Roof.cs")], course.Checker.Checked);
    }

    [Fact]
    public async Task A_later_failure_does_not_take_a_pass_away()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Passed("01.1"));
        await course.Run("check", "01.1");
        course.Checker.Answer(SampleReports.Failed("01.1"));
        await course.Run("check", "01.1");
        var progress = course.Learner.Of(course.Course.Find("01.1"));
        Assert.Equal((TemporaryCourse.Now, 2, 2), (progress.Passed!.Value, progress.Points, progress.Attempts));
    }

    [Fact]
    public async Task Json_of_one_check_is_an_object_and_nothing_else()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Failed("01.1"));
        Assert.Equal(Exit.Failed, await course.Run("check", "01.1", "--json"));
        Snapshot.Match(course.Output);
        Assert.Empty(course.Errors);
    }

    [Fact]
    public async Task Json_of_several_checks_is_an_array()
    {
        using var course = new TemporaryCourse();
        Assert.Equal(Exit.NotAttempted, await course.Run("check", "all", "--json"));
        using var json = System.Text.Json.JsonDocument.Parse(course.Output);
        Assert.Equal(["01.1", "01.2", "02.1"], json.RootElement.EnumerateArray().Select(r => r.GetProperty("exercise").GetString()));
    }

    [Fact]
    public async Task Final_draws_fresh_inputs()
    {
        using var course = new TemporaryCourse();
        await course.Run("check", "01.1", "--final", "--json");
        Assert.True(course.Output.Contains("\"final\": true", StringComparison.Ordinal), course.Errors);
    }
}
