using Headroom.Course.Learning;
using Headroom.Course.Units;

namespace Headroom.Testing.Learners;

/// <summary>Learner.Tests over a course with one exercise right, one wrong, one that does not compile, and the rest untouched.</summary>
[Machine]
public sealed class LearnerTestsTest
{
    private const int Failed = 2;

    [Fact]
    public async Task Each_file_decides_its_own_test_and_no_other()
    {
        using var course = new CourseCopy();
        course.Solve("01.1");
        var wrong = course.Course.Find("01.2");
        course.Write(wrong, Replaced(course, wrong, "Math.Min", "Math.Max"));
        var broken = course.Course.Find("01.3");
        course.Write(broken, Replaced(course, broken, "public static double", "public static doubel"));

        var run = await LearnerRun.Over(course);

        Assert.Equal(Failed, run.ExitCode);
        Assert.Equal(course.Course.Exercises.Select(exercise => exercise.Id), run.Ids);
        Assert.Contains("passed · 2 points", run.Printed);
        Assert.Equal(course.Course.Exercises.Skip(3).Select(exercise => exercise.Id), run.Ids.Where(id => Skipped(run, id)));

        var failure = run.Test("01.2").Element("failure")!;
        Assert.Contains("not yet", failure.Value + failure.Attribute("message")?.Value);
        Assert.Contains($"{course.Layout.PathTo(wrong.ExerciseFile)}:line {RegionBegins(course, wrong)}", failure.Value);
        var error = run.Test("01.3").Element("failure")!;
        Assert.Contains("does not compile", error.Value + error.Attribute("message")?.Value);
        Assert.Matches($@"{broken.Name}\.cs:line \d+", error.Value);

        // Progress is that of checks.
        var progress = new ProgressFile(course.Layout.StateFolder, TimeProvider.System, Assert.Fail).Read();
        Assert.Equal((2, 1), (progress["01.1"].Points, progress["01.2"].Attempts));
    }

    [Fact]
    public async Task A_trait_picks_one_exercise_and_a_check_at_the_same_time_loses_no_attempt()
    {
        using var course = new CourseCopy();
        course.Solve("01.1");
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => LearnerRun.Over(course, "--filter-trait", "exercise=01.1")));
        Assert.All(runs, run => Assert.Equal((0, "01.1"), (run.ExitCode, Assert.Single(run.Ids))));
        var progress = new ProgressFile(course.Layout.StateFolder, TimeProvider.System, Assert.Fail).Read();
        Assert.Equal(3, progress["01.1"].Attempts);
    }

    private static bool Skipped(LearnerRun run, string id) => run.Test(id).Element("skipped") is not null;

    private static string Replaced(CourseCopy course, Exercise exercise, string old, string now)
    {
        var solution = File.ReadAllText(course.Layout.PathTo(exercise.SolutionFile));
        Assert.Contains(old, solution);
        return solution.Replace(old, now);
    }

    private static int RegionBegins(CourseCopy course, Exercise exercise) =>
        Array.FindIndex(File.ReadAllLines(course.Layout.PathTo(exercise.ExerciseFile)), line => line.Contains("your turn: begin")) + 1;
}
