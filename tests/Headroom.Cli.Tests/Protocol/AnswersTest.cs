using System.Text.Json;
using Headroom.Grading;

namespace Headroom.Testing.Protocol;

/// <summary>What the verbs answer with <c>--json</c>, as other programs read it.</summary>
public sealed class AnswersTest
{
    [Fact]
    public async Task List_is_the_map_with_marks_and_points()
    {
        using var course = await Begun();
        Assert.Equal(Exit.Ok, await course.Run("list", "--json"));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task List_of_a_unit_has_that_unit_alone()
    {
        using var course = new TemporaryCourse();
        await course.Run("list", "02", "--json");
        using var json = JsonDocument.Parse(course.Output);
        Assert.Equal("02", Assert.Single(json.RootElement.GetProperty("units").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Show_tells_all_that_an_editor_shows_of_an_exercise()
    {
        using var course = await Begun();
        Assert.Equal(Exit.Ok, await course.Run("show", "01.2", "--json"));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task Next_is_the_next_step_and_how_far_the_default_path_is()
    {
        using var course = await Begun();
        Assert.Equal(Exit.Ok, await course.Run("next", "--json"));
        using var json = JsonDocument.Parse(course.Output);
        var (root, next) = (json.RootElement, json.RootElement.GetProperty("next"));
        Assert.Equal((1, 2), (root.GetProperty("passed").GetInt32(), root.GetProperty("of").GetInt32()));
        Assert.Equal("01.2", next.GetProperty("id").GetString());
        Assert.Equal("Under the roof", next.GetProperty("section").GetString());
    }

    [Fact]
    public async Task Next_names_none_when_every_exercise_is_passed()
    {
        using var course = new TemporaryCourse();
        foreach (var exercise in course.Course.Exercises) course.Checker.Answer(SampleReports.Passed(exercise.Id));
        await course.Run("check", "all");
        Assert.Equal(Exit.Ok, await course.Run("next", "--json"));
        Assert.Equal("{\n  \"passed\": 2,\n  \"of\": 2\n}\n", course.Output);
    }

    [Fact]
    public async Task Hint_has_the_hints_seen_and_the_new_one_last()
    {
        using var course = new TemporaryCourse();
        await course.Run("hint", "01.1");
        Assert.Equal(Exit.Ok, await course.Run("hint", "01.1", "--json"));
        Snapshot.Match(course.Output);
        Assert.Equal(2, course.Learner.Of(course.Course.Find("01.1")).Hints);
    }

    [Fact]
    public async Task Reset_names_the_file_and_where_the_learners_is_kept()
    {
        using var course = new TemporaryCourse();
        course.Write("exercises/01-roofline/Work.cs", "// mine");
        Assert.Equal(Exit.Ok, await course.Run("reset", "01.1", "--json"));
        Snapshot.Match(course.Output);
        Assert.Equal("// mine", course.Read(".course/kept/01.1-20261121-143000-Work.cs"));
        await course.Run("reset", "01.1", "--json");
        Assert.Contains("\"reset\": false", course.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Solution_is_a_text_for_each_file_after_a_pass_and_refused_before()
    {
        using var course = await Begun();
        Assert.Equal(Exit.Ok, await course.Run("solution", "01.1", "--json"));
        Snapshot.Match(course.Output);
        Assert.Equal(Exit.Usage, await course.Run("solution", "01.2", "--json"));
        Assert.Empty(course.Output);
        Assert.Contains("01.2 is not passed yet", course.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_over_budget_names_counter_cause_lines_and_figures()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.OverBudget("01.1"));
        Assert.Equal(Exit.Failed, await course.Run("check", "01.1", "--json"));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task The_card_of_a_report_comes_where_it_is_asked_for_and_has_no_script()
    {
        using var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Failed("01.1"));
        await course.Run("check", "01.1", "--json", "--card");
        using var json = JsonDocument.Parse(course.Output);
        var card = json.RootElement.GetProperty("card").GetString()!;
        Assert.Contains("aria-label=\"Check of exercise 01.1: Failed\"", card, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", card, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Exit.Usage, await course.Run("check", "01.1", "--card"));
        Assert.Contains("--card goes with --json", course.Errors, StringComparison.Ordinal);
    }

    private static async Task<TemporaryCourse> Begun()
    {
        var course = new TemporaryCourse();
        course.Checker.Answer(SampleReports.Passed("01.1"));
        course.Checker.Answer(SampleReports.Failed("01.2"));
        await course.Run("check", "01");
        await course.Run("hint", "01.2");
        return course;
    }
}
