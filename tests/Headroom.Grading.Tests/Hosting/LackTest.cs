using System.Text.Json;
using Headroom.Grading.Hosting;
using Headroom.Grading.Reporting;

namespace Headroom.Grading.Tests.Hosting;

/// <summary>What a grader needs of the machine is looked for before anything of a submission is read.</summary>
public sealed class LackTest
{
    private static readonly GradeRequest s_request = new("05.1", "NoGrader", "/nowhere/Exercises.dll", 7);
    private static readonly Lack s_lack = new("there is no libtorch for linux-arm64.", MustRunHere: false);

    [Fact]
    public void A_check_that_cannot_run_here_says_why_and_nothing_of_the_file()
    {
        var report = new Report(Graded(() => s_lack), "05.1") { Seed = 7 };
        Assert.Equal((Outcome.CannotRun, Reason.None, 5), (report.Outcome, report.Reason, report.ExitCode));
        Assert.Null(report.Attempt);
        var text = ReportText.Render(report);
        Assert.Contains("cannot run here: there is no libtorch for linux-arm64.", text);
        Assert.Contains("exit 5", text);
        Assert.DoesNotContain("seed", text);
        Assert.Contains("\"outcome\": \"CannotRun\"", ReportJson.Write(report));
        Assert.DoesNotContain("mustRunHere", ReportJson.Write(report));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Whether_it_must_run_here_comes_back_from_the_graders_process(bool must)
    {
        var message = new HostMessage("grade", Grade: Graded(() => s_lack with { MustRunHere = must }));
        var line = JsonSerializer.Serialize(message, HostJson.Default.HostMessage);
        Assert.Equal(must, JsonSerializer.Deserialize(line, HostJson.Default.HostMessage)!.Grade!.MustRunHere);
    }

    [Fact]
    public void A_library_that_does_not_load_is_the_courses_failure()
    {
        var grade = Graded(() => throw new InvalidOperationException("libtorch is not restored yet"));
        Assert.Equal((Outcome.Failed, Reason.Harness), (grade.Outcome, grade.Reason));
        Assert.Contains("not restored yet", grade.Headline);
    }

    private static Grade Graded(Func<Lack?> lacks) => GraderHost.Answer("/nowhere/Graders.dll", s_request, lacks, _ => { }).Grade!;
}
