using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Bench.Claims;

/// <summary>
/// On a quiet machine every timed submission, right or wrong, is judged: <c>./course verify</c> of the exercises with a clock leaves none.
/// </summary>
internal static partial class TimingsNotJudged
{
    private static readonly string[] s_timed = ["01.6", "04.9"];

    public static Claim Claim => new()
    {
        Id = "verify.unjudged",
        What = "timed submissions of 01.6 and 04.9 that ./course verify could not judge, solutions and mutants together",
        Unit = "",
        Goal = 0,
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        var layout = CourseLayout.Find();
        return [s_timed.Sum(id =>
        {
            progress($"verify {id}");
            return Unjudged(layout, id);
        })];
    }

    private static double Unjudged(CourseLayout layout, string id)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            ArgumentList = { "exec", layout.Command, "verify", id }, RedirectStandardOutput = true,
        };
        start.Environment[CourseLayout.Variable] = layout.Root;
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (!text.Contains("proofs hold", StringComparison.Ordinal))
            throw new InvalidOperationException($"verify {id} ended with {process.ExitCode}:\n{text}");
        var told = NotJudged().Match(text);
        return told.Success ? double.Parse(told.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@", (\d+) of them not judged")]
    private static partial Regex NotJudged();
}
