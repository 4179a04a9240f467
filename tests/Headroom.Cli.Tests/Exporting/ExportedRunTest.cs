using System.Diagnostics;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Testing.Exporting;

/// <summary>Notebook 01 as a program, run by the SDK.</summary>
[Machine]
public sealed class ExportedRunTest
{
    [Fact]
    public async Task Dotnet_run_prints_what_the_notebook_shows()
    {
        var layout = CourseLayout.Find();
        Assert.Equal(0, (await Run(["exec", layout.Command, "export", "01", "--cs"])).ExitCode);
        var (exit, printed) = await Run(["run", layout.PathTo("out/export/01-roofline/01-roofline.cs")]);
        Assert.True(exit == 0, printed);
        Assert.Contains("GEMM 4096x4096x4096 BF16   137.439", printed);
        Assert.Contains("01.6 Measure this machine", printed);
    }

    private static async Task<(int ExitCode, string Printed)> Run(string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(DotnetHost.Path, words)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, printed);
    }
}
