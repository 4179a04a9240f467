using System.Diagnostics;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Bench.Claims;

/// <summary>
/// From a saved file to the verdict on screen: the whole process of <c>./course check 01.1</c>, started ten times after one warm-up.
/// </summary>
internal static class CheckLatency
{
    public static Claim Claim => new()
    {
        Id = "check.latency",
        What = "./course check 01.1 on the worked solution, whole process, from start to exit",
        Unit = "s",
        Goal = 2,
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        using var course = CopyOfTheCourse.WithSolutions(CourseLayout.Find());
        progress("warming up the compiler server");
        Once(course);
        progress("ten checks");
        return [.. Enumerable.Range(0, 10).Select(_ => Once(course))];
    }

    private static double Once(CopyOfTheCourse course)
    {
        var clock = Stopwatch.StartNew();
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            ArgumentList = { "exec", course.Command, "check", "01.1" }, RedirectStandardOutput = true,
        };
        start.Environment[CourseLayout.Variable] = course.Root;
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"check 01.1 of the solution ended with {process.ExitCode}:\n{text}");
        return clock.Elapsed.TotalSeconds;
    }
}
