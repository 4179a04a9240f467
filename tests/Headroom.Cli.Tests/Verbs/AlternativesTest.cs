using Headroom.Cli;
using Headroom.Course.Stubs;
using Headroom.Grading;

namespace Headroom.Testing.Verbs;

/// <summary>Exercise 02.1 with two files, Lanes.cs and Warps.cs, either of which passes it.</summary>
public sealed class AlternativesTest : IDisposable
{
    private readonly TemporaryCourse _course = new();
    private readonly Dictionary<string, Report> _reports = [];

    public AlternativesTest()
    {
        const string grader = "\"grader\": \"LanesGrader\",";
        _course.Write(
            "course.json",
            SampleCourse.Manifest.Replace(
                grader, grader + " \"alternatives\": [{ \"file\": \"02-kernels/Warps.cs\", \"grader\": \"WarpsGrader\" }],"));
        var lanes = SampleCourse.Solutions["02-kernels/Lanes.cs"];
        _course.Write("solutions/02-kernels/Lanes.cs", lanes.Replace("02.1 Lanes.", "02.1 Lanes: one by one."));
        var warps = lanes.Replace("class Lanes", "class Warps").Replace("02.1 Lanes.", "02.1 Lanes: by the warp.")
            .Replace("index a lane", "index a warp");
        _course.Write("solutions/02-kernels/Warps.cs", warps);
        _course.Write("exercises/02-kernels/Warps.cs", Stub.From(warps, _course.Course.Find("02.1")));
        _course.Write("tests/Mutants/02-kernels/Warps.mutants", "");
        _course.Checker.OnCheck = choice => _course.Checker.Answer(_reports.GetValueOrDefault(choice.Name)
            ?? new Report { Exercise = "02.1", Outcome = Outcome.NotAttempted, Headline = "not attempted: exercise 02.1" });
    }

    [Fact]
    public async Task Nothing_attempted_names_both_files()
    {
        Assert.Equal(Exit.NotAttempted, await _course.Run("check", "02.1"));
        Assert.Equal(["Lanes.cs", "Warps.cs"], _course.Checker.Checked.Select(Path.GetFileName));
        Snapshot.Match(_course.Output);
    }

    [Fact]
    public async Task One_file_passes_the_exercise()
    {
        _reports["Warps"] = SampleReports.Passed("02.1");
        Assert.Equal(Exit.Ok, await _course.Run("check", "02.1"));
        Snapshot.Match(_course.Output);
    }

    [Fact]
    public async Task Both_files_are_a_distinction()
    {
        _reports["Lanes"] = _reports["Warps"] = SampleReports.Passed("02.1");
        Assert.Equal(Exit.Ok, await _course.Run("check", "02.1"));
        Snapshot.Match(_course.Output);
    }

    [Fact]
    public async Task A_failing_file_is_shown_under_its_name()
    {
        _reports["Warps"] = SampleReports.Failed("02.1");
        Assert.Equal(Exit.Failed, await _course.Run("check", "02.1"));
        Snapshot.Match(_course.Output);
    }

    [Fact]
    public async Task The_solution_shows_passed_files_alone()
    {
        _reports["Warps"] = SampleReports.Passed("02.1");
        await _course.Run("check", "02.1");
        Assert.Equal(Exit.Ok, await _course.Run("solution", "02.1"));
        Assert.Contains("class Warps", _course.Output);
        Assert.DoesNotContain("class Lanes", _course.Output);
        Assert.Equal(Exit.Ok, await _course.Run("solution", "02.1", "--give-up"));
        Assert.Contains("class Lanes", _course.Output);
    }

    [Fact]
    public async Task Files_passed_at_different_times_add_up()
    {
        _reports["Warps"] = SampleReports.Passed("02.1");
        await _course.Run("check", "02.1");
        _reports["Warps"] = SampleReports.Failed("02.1");
        _reports["Lanes"] = SampleReports.Passed("02.1");
        await _course.Run("check", "02.1");
        Assert.Equal(["Warps", "Lanes"], _course.Learner.Of(_course.Course.Find("02.1")).Choices);
    }

    [Fact]
    public async Task Reset_writes_both_files_anew()
    {
        _course.Write("exercises/02-kernels/Lanes.cs", "// mine");
        _course.Write("exercises/02-kernels/Warps.cs", "// mine too");
        Assert.Equal(Exit.Ok, await _course.Run("reset", "02.1"));
        Assert.Contains("class Lanes", _course.Read("exercises/02-kernels/Lanes.cs"));
        Assert.Contains("class Warps", _course.Read("exercises/02-kernels/Warps.cs"));
        Assert.Equal("// mine too", _course.Read(".course/kept/02.1-20261121-143000-Warps.cs"));
    }

    [Fact]
    public async Task Show_lists_both_files()
    {
        Assert.Equal(Exit.Ok, await _course.Run("show", "02.1"));
        Snapshot.Match(_course.Output);
    }

    public void Dispose() => _course.Dispose();
}
