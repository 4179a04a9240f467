using System.Diagnostics;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Bench.Claims;

/// <summary>The book of all units: the whole process of <c>./course book</c>, with its packages installed.</summary>
internal static class BookTime
{
    // The command's own code for usage and configuration: npm is missing, or has no network the first time.
    private const int NotSetUp = 3;

    public static Claim Claim => new()
    {
        Id = "book.all",
        What = "./course book, all units, whole process",
        Unit = "s",
        Goal = 300,
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        var folder = Directory.CreateTempSubdirectory("headroom-book-").FullName;
        try
        {
            progress("once, to have its packages");
            Write(folder);
            return [.. Enumerable.Range(1, 3).Select(round =>
            {
                progress($"book {round} of 3");
                var clock = Stopwatch.StartNew();
                Write(folder);
                return clock.Elapsed.TotalSeconds;
            })];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string folder)
    {
        var command = CourseLayout.Find().Command;
        using var process = Process.Start(
            new ProcessStartInfo(DotnetHost.Path, ["exec", command, "book", "--out", Path.Combine(folder, "book")])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == NotSetUp) throw new ClaimSkipped(errors.GetAwaiter().GetResult().Trim());
        if (process.ExitCode != 0) throw new InvalidOperationException($"./course book ended with {process.ExitCode}:\n{printed}");
    }
}
