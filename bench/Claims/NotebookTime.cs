using System.Diagnostics;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Bench.Claims;

/// <summary>Notebook 01 from top to bottom with the solutions in place: the whole process of <c>./course run 01 --solutions</c>.</summary>
internal static class NotebookTime
{
    public static Claim Claim => new()
    {
        Id = "notebook.01",
        What = "./course run 01 --solutions, whole process",
        Unit = "s",
        Goal = 60,
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        var layout = CourseLayout.Find();
        return [.. Enumerable.Range(1, 3).Select(round =>
        {
            progress($"run {round} of 3");
            var clock = Stopwatch.StartNew();
            var start = new ProcessStartInfo(DotnetHost.Path)
            {
                ArgumentList = { "exec", layout.Command, "run", "01", "--solutions" }, RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"notebook 01 ended with {process.ExitCode}:\n{text}");
            return clock.Elapsed.TotalSeconds;
        })];
    }
}
