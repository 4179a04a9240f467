using System.Diagnostics;
using Headroom.Cli;
using Headroom.Cli.Authoring;

namespace Headroom.Testing.Authoring;

[Machine]
public sealed class ChangedExercisesTest : IDisposable
{
    private readonly TemporaryCourse _course = new();

    [Theory]
    [InlineData("exercises/01-roofline/Work.cs", "01.1")]
    [InlineData("solutions/01-roofline/Roof.cs", "01.2")]
    [InlineData("tests/Mutants/02-kernels/Lanes.mutants", "02.1")]
    [InlineData("tests/Mutants/02-kernels/Lanes/Rewrite.cs", "02.1")]
    [InlineData("tests/Graders/01-roofline/WorkGrader.cs", "01.1")]
    [InlineData("tests/Graders/01-roofline/WorkGrader.Bounds.cs", "01.1")]
    [InlineData("tests/Graders/01-roofline/RooflineGrader.cs", "01.1 01.2")]
    [InlineData("tests/Graders/Program.cs", "01.1 01.2 02.1")]
    [InlineData("tests/TrainingGraders/01-roofline/WorkGrader.cs", "01.1")]
    [InlineData("notebooks/01-roofline.ipynb", "")]
    [InlineData("solutions/01-roofline/Work.cs.orig", "")]
    [InlineData("lib/Headroom.Grading/Grader.cs", "")]
    public void A_file_concerns_the_exercises_that_are_made_of_it(string file, string expected) =>
        Assert.Equal(expected, Ids([file], SampleCourse.Manifest, SampleCourse.Manifest));

    [Fact]
    public void An_entry_of_the_manifest_concerns_its_exercise()
    {
        var now = SampleCourse.Manifest.Replace("Two times.", "Twice.", StringComparison.Ordinal);
        Assert.Equal("01.2", Ids(["course.json"], SampleCourse.Manifest, now));
        Assert.Equal("01.1 01.2 02.1", Ids(["course.json"], null, now));
        var title = SampleCourse.Manifest.Replace("How fast can it go?", "How fast?", StringComparison.Ordinal);
        Assert.Equal("", Ids(["course.json"], SampleCourse.Manifest, title));
        Assert.Equal("", Ids([], SampleCourse.Manifest, now));
    }

    [Fact]
    public void What_grades_every_exercise_is_named() =>
        Assert.Equal(["lib/Headroom", "lib/Headroom.Grading"], ChangedExercises.Libraries(
            ["lib/Headroom.Grading/Grader.cs", "lib/Headroom.Grading/Report.cs", "lib/Headroom/Nearest.cs", "lib/Headroom.Cli/Exit.cs"]));

    [Fact]
    public async Task Verify_changed_proves_what_differs_from_main_committed_or_not()
    {
        _course.Checker.Answer(SampleReports.Failed("01.1"));
        Git("init", "-q", "-b", "main");
        Git("add", "-A");
        Commit();
        Assert.Equal(Exit.Ok, await _course.Run("verify", "--changed"));
        Assert.Equal("No exercise differs from the last commit.\n", _course.Output);

        Touch("solutions/01-roofline/Work.cs");
        Assert.StartsWith("1 exercise differs from the last commit: 01.1\n", await Changed());

        Git("checkout", "-q", "-b", "mine");
        Commit();
        _course.Write("tests/Mutants/02-kernels/Lanes/New.cs", "// rejected: words\n");
        Assert.StartsWith("2 exercises differ from main: 01.1, 02.1\n", await Changed());
        Assert.StartsWith("1 exercise differs from main: 02.1\n", await Changed("02"));
    }

    public void Dispose() => _course.Dispose();

    private async Task<string> Changed(params string[] ids)
    {
        await _course.Run(["verify", .. ids, "--changed"]);
        return _course.Output;
    }

    private void Touch(string file) => _course.Write(file, _course.Read(file) + "\n");

    private void Commit() =>
        Git("-c", "user.name=A", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", "commit", "-q", "-a", "-m", "x");

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = _course.Root, RedirectStandardError = true };
        using var git = Process.Start(start)!;
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, git.StandardError.ReadToEnd());
    }

    private string Ids(string[] files, string? before, string now) =>
        string.Join(' ', ChangedExercises.Among(_course.Course, files, before, now).Select(exercise => exercise.Id));
}
