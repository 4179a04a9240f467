using Headroom.Course.Tests;
using Headroom.Course;
using Headroom.Course.Units;
using Headroom.Grading.Checking;

namespace Headroom.Grading.Tests.Checking;

public sealed class ChoiceCheckTest
{
    private const string Swap = "// 02.1 Move: exchange. Objective: exchange bytes.\n// Out of scope: tiles. About 4 lines.";

    private static readonly Exercise s_exercise = Syllabus.Parse("/course", Sample.With(
        "\"grader\": \"MoveGrader\" }",
        "\"grader\": \"MoveGrader\" }, { \"file\": \"02-kernels/Swap.cs\", \"grader\": \"SwapGrader\" }"),
        _ => true, path => path == "solutions/02-kernels/Swap.cs" ? Sample.Solution(Swap) : Sample.SolutionAt(path)).Find("02.1");

    [Fact]
    public async Task An_exercise_of_one_file_keeps_its_report()
    {
        var report = Report(Outcome.Passed, "right on 3 cases");
        Assert.Same(report, await ChoiceCheck.Run(Sample.Load(Sample.Text).Find("01.1"), _ => Task.FromResult(report)));
    }

    [Fact]
    public async Task Files_are_checked_in_the_order_of_the_manifest()
    {
        var files = new List<string>();
        await Run(choice =>
        {
            files.Add($"{choice.File} {choice.Grader} {choice.IsChoice}");
            return Report(Outcome.NotAttempted, "not attempted: exercise 02.1");
        });
        Assert.Equal(
            ["02-kernels/Copy.cs CopyGrader True", "02-kernels/Move.cs MoveGrader True", "02-kernels/Swap.cs SwapGrader True"], files);
    }

    [Fact]
    public async Task None_attempted_is_not_attempted()
    {
        var report = await Run(_ => Report(Outcome.NotAttempted, "not attempted: exercise 02.1"));
        Assert.Equal((Outcome.NotAttempted, "not attempted: exercise 02.1", 0), (report.Outcome, report.Headline, report.Notes.Count));
    }

    [Fact]
    public async Task One_begun_file_among_untouched_ones_says_how_far_it_is()
    {
        var report = await Run(choice =>
            Report(Outcome.NotAttempted,
            choice.Name == "Move" ? "right on 2 cases; x is not attempted yet" : "not attempted: exercise 02.1"));
        Assert.Equal("right on 2 cases; x is not attempted yet", report.Headline);
    }

    [Fact]
    public async Task One_passed_file_passes_and_the_others_are_named()
    {
        var report = await Run(choice => choice.Name switch
        {
            "Copy" => Report(Outcome.NotAttempted, "not attempted: exercise 02.1"),
            "Move" => Report(Outcome.Passed, "right on 3 cases") with
            {
                Notes = ["8 B per element."], Budget = [new("bytes", 8, 9, AtLeast: false)],
            },
            _ => Report(Outcome.Failed, "wrong on 5 elements"),
        });
        Assert.Equal((Outcome.Passed, "1 of 3: Move", false), (report.Outcome, report.Headline, report.IsDistinction));
        Assert.Equal(["8 B per element.", "Swap: not yet, wrong on 5 elements", "not attempted: Copy"], report.Notes);
        Assert.Single(report.Budget);
        Assert.Equal([new("Copy", Outcome.NotAttempted), new("Move", Outcome.Passed), new("Swap", Outcome.Failed)], report.Choices);
    }

    [Fact]
    public async Task All_passed_are_a_distinction()
    {
        var report = await Run(choice => Report(Outcome.Passed, "right") with { Notes = ["counted", choice.Name], Seconds = 0.5 });
        Assert.Equal(
            (Outcome.Passed, "3 of 3: Copy, Move, Swap", true, 1.5),
            (report.Outcome, report.Headline, report.IsDistinction, report.Seconds));
        Assert.Equal(["counted", "Copy", "Move", "Swap"], report.Notes);
    }

    [Fact]
    public async Task Without_a_pass_the_first_failure_is_shown_under_its_name()
    {
        var report = await Run(choice => choice.Name == "Copy"
            ? Report(Outcome.TooNoisy, "too busy")
            : Report(Outcome.Failed, $"wrong on {choice.Name}") with { Reason = Reason.WrongValue, Likely = "an index" });
        Assert.Equal(
            (Outcome.Failed, Reason.WrongValue, "Move: wrong on Move", "an index"),
            (report.Outcome, report.Reason, report.Headline, report.Likely));
        Assert.Equal(["Copy: not yet, too busy", "Swap: not yet, wrong on Swap"], report.Notes);
    }

    private static Task<Report> Run(Func<Exercise, Report> check) => ChoiceCheck.Run(s_exercise, choice => Task.FromResult(check(choice)));

    private static Report Report(Outcome outcome, string headline) => new() { Exercise = "02.1", Outcome = outcome, Headline = headline };
}
