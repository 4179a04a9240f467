using System.Diagnostics;
using System.Xml.Linq;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Testing.Learners;

/// <summary>One run of Learner.Tests over a copy of the course, with what it printed and the report it wrote for other tools.</summary>
internal sealed record LearnerRun(int ExitCode, string Printed, XElement Junit)
{
    public static async Task<LearnerRun> Over(CourseCopy course, params string[] options)
    {
        var layout = course.Layout;
        var program = Path.Combine(layout.BinFolder, "Learner.Tests", "debug", "Learner.Tests.dll");
        using var results = new TemporaryFolder();
        string[] report =
        [
            "--output", "Detailed", "--no-ansi", "--report-xunit-junit", "--report-xunit-junit-filename", "learner.xml",
            "--results-directory", results.Path,
        ];
        var start = new ProcessStartInfo(DotnetHost.Path, ["exec", program, .. report, .. options])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = results.Path,
        };
        start.Environment[CourseLayout.Variable] = layout.Root;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return new(process.ExitCode, printed, XElement.Load(Path.Combine(results.Path, "learner.xml")));
    }

    /// <summary>The test of an exercise: "02.5 Tiled matmul" begins with its id.</summary>
    public XElement Test(string id) => Junit.Descendants("testcase").Single(test => Id(test) == id);

    public IEnumerable<string> Ids => Junit.Descendants("testcase").Select(Id);

    private static string Id(XElement test) => test.Attribute("name")!.Value.Split(' ')[0];
}
