using Headroom.Cli;

namespace Headroom.Testing.Verbs;

/// <summary>The whole path: compile, grade in a child process, remember. The course's own exercise 01.1, in a folder of its own.</summary>
public sealed class RealCheckTest
{
    [Fact]
    public async Task The_stub_is_not_attempted_the_solution_passes_and_a_constant_fails()
    {
        using var course = new TemporaryCourse(realChecker: true);
        var solution = File.ReadAllText(Repository.PathTo("solutions", "01-roofline", "Intensity.cs"));
        var manifest = SampleCourse.Manifest.Replace("WorkGrader", "IntensityGrader", StringComparison.Ordinal);
        course.Write("course.json", manifest);
        var starter = solution.Replace(
            "// your turn: begin", "// your turn: begin\n    static Intensity() => throw new NotAttempted(\"01.1\");",
            StringComparison.Ordinal);

        course.Write("exercises/01-roofline/Work.cs", starter);
        Assert.True(await course.Run("check", "01.1") == Exit.NotAttempted, course.Output);
        course.Write("exercises/01-roofline/Work.cs", solution);
        Assert.Equal(Exit.Ok, await course.Run("check", "01.1"));
        course.Write("exercises/01-roofline/Work.cs", solution.Replace("2.0", "1.0", StringComparison.Ordinal));
        Assert.Equal(Exit.Failed, await course.Run("check", "01.1"));
    }

    [Fact]
    public async Task A_deleted_file_is_a_failure_that_reset_mends()
    {
        using var course = new TemporaryCourse(realChecker: true);
        File.Delete(course.PathTo("exercises/01-roofline/Work.cs"));
        Assert.Equal(Exit.Failed, await course.Run("check", "01.1"));
        Assert.Contains("./course reset 01.1", course.Output);
        Assert.Equal(Exit.Ok, await course.Run("reset", "01.1"));
        Assert.True(File.Exists(course.PathTo("exercises/01-roofline/Work.cs")));
    }
}
