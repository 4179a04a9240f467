using Headroom.Cli;
using Headroom.Course.Stubs;
using Headroom.Grading;

namespace Headroom.Testing.Verbs;

/// <summary>Exercise 02.1 with two files, Lanes.cs and Warps.cs, either of which passes it.</summary>
public sealed class AlternativesTest : IDisposable
{
    private readonly TemporaryCourse course = new();
    private readonly Dictionary<string, Report> reports = [];

    public AlternativesTest()
    {
        const string grader = "\"grader\": \"LanesGrader\",";
        course.Write(
            "course.json",
            SampleCourse.Manifest.Replace(
                grader, grader + " \"alternatives\": [{ \"file\": \"02-kernels/Warps.cs\", \"grader\": \"WarpsGrader\" }],"));
        var lanes = SampleCourse.Solutions["02-kernels/Lanes.cs"];
        course.Write("solutions/02-kernels/Lanes.cs", lanes.Replace("02.1 Lanes.", "02.1 Lanes: one by one."));
        var warps = lanes.Replace("class Lanes", "class Warps").Replace("02.1 Lanes.", "02.1 Lanes: by the warp.")
            .Replace("index a lane", "index a warp");
        course.Write("solutions/02-kernels/Warps.cs", warps);
        course.Write("exercises/02-kernels/Warps.cs", Stub.From(warps, course.Course.Find("02.1")));
        course.Write("tests/Mutants/02-kernels/Warps.mutants", "");
        course.Checker.OnCheck = choice => course.Checker.Answer(reports.GetValueOrDefault(choice.Name)
            ?? new Report { Exercise = "02.1", Outcome = Outcome.NotAttempted, Headline = "not attempted: exercise 02.1" });
    }

    [Fact]
    public async Task Nothing_attempted_names_both_files()
    {
        Assert.Equal(Exit.NotAttempted, await course.Run("check", "02.1"));
        Assert.Equal(["Lanes.cs", "Warps.cs"], course.Checker.Checked.Select(Path.GetFileName));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task One_file_passes_the_exercise()
    {
        reports["Warps"] = SampleReports.Passed("02.1");
        Assert.Equal(Exit.Ok, await course.Run("check", "02.1"));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task Both_files_are_a_distinction()
    {
        reports["Lanes"] = reports["Warps"] = SampleReports.Passed("02.1");
        Assert.Equal(Exit.Ok, await course.Run("check", "02.1"));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task A_failing_file_is_shown_under_its_name()
    {
        reports["Warps"] = SampleReports.Failed("02.1");
        Assert.Equal(Exit.Failed, await course.Run("check", "02.1"));
        Snapshot.Match(course.Output);
    }

    [Fact]
    public async Task The_solution_shows_passed_files_alone()
    {
        reports["Warps"] = SampleReports.Passed("02.1");
        await course.Run("check", "02.1");
        Assert.Equal(Exit.Ok, await course.Run("solution", "02.1"));
        Assert.Contains("class Warps", course.Output);
        Assert.DoesNotContain("class Lanes", course.Output);
        Assert.Equal(Exit.Ok, await course.Run("solution", "02.1", "--give-up"));
        Assert.Contains("class Lanes", course.Output);
    }

    [Fact]
    public async Task Files_passed_at_different_times_add_up()
    {
        reports["Warps"] = SampleReports.Passed("02.1");
        await course.Run("check", "02.1");
        reports["Warps"] = SampleReports.Failed("02.1");
        reports["Lanes"] = SampleReports.Passed("02.1");
        await course.Run("check", "02.1");
        Assert.Equal(["Warps", "Lanes"], course.Learner.Of(course.Course.Find("02.1")).Choices);
    }

    [Fact]
    public async Task Reset_writes_both_files_anew()
    {
        course.Write("exercises/02-kernels/Lanes.cs", "// mine");
        course.Write("exercises/02-kernels/Warps.cs", "// mine too");
        Assert.Equal(Exit.Ok, await course.Run("reset", "02.1"));
        Assert.Contains("class Lanes", course.Read("exercises/02-kernels/Lanes.cs"));
        Assert.Contains("class Warps", course.Read("exercises/02-kernels/Warps.cs"));
        Assert.Equal("// mine too", course.Read(".course/kept/02.1-20261121-143000-Warps.cs"));
    }

    [Fact]
    public async Task Show_lists_both_files()
    {
        Assert.Equal(Exit.Ok, await course.Run("show", "02.1"));
        Snapshot.Match(course.Output);
    }

    public void Dispose() => course.Dispose();
}
