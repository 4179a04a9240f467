using System.Diagnostics;
using Headroom.Course;
using Headroom.Grading;
using Headroom.Grading.Checking;

namespace Headroom.Bench.Claims;

/// <summary>The same with the grader's process kept warm, as <c>--watch</c> and a notebook do.</summary>
internal static class CheckLatencyWatching
{
    public static Claim Claim => new()
    {
        Id = "check.watching",
        What = "a second check of 01.1 in --watch: compile, grade, report, with the grader's process kept",
        Unit = "s",
        Goal = 0.5,
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        var layout = CourseLayout.Find();
        var exercise = Syllabus.Load(layout.Root).Find("01.1");
        using var checker = new Checker(layout);
        progress("ten checks");
        Once();
        return [.. Enumerable.Range(0, 10).Select(_ => Once())];

        double Once()
        {
            var clock = Stopwatch.StartNew();
            var report = checker.Check(exercise, layout.PathTo(exercise.SolutionFile), new CheckOptions()).GetAwaiter().GetResult();
            if (report.Outcome != Outcome.Passed)
                throw new InvalidOperationException($"the solution of 01.1 does not pass: {report.Headline}");
            return clock.Elapsed.TotalSeconds;
        }
    }
}
