using System.Diagnostics;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Classroom.Tests.Marking;

/// <summary><c>./course grade</c> as a process of its own.</summary>
internal static class GradeCommand
{
    public static Process Start(params string[] words)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, ["exec", CourseLayout.Find().Command, "grade", .. words])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    public static async Task<(int Exit, string Output, string Errors)> Run(params string[] words)
    {
        using var process = Start(words);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
