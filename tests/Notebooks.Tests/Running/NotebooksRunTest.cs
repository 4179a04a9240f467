using System.Text.Json;
using System.Text.RegularExpressions;
using Headroom.Charts;
using Headroom.Course;
using Headroom.Testing;

namespace Headroom.Notebooks.Tests.Running;

/// <summary>Every notebook runs from top to bottom: with the solutions every check passes, with the stubs it goes on past each.</summary>
[Machine]
public sealed partial class NotebooksRunTest
{
    public static TheoryData<string, string> Notebooks =>
        [.. Syllabus.Load(Repository.Root).Units.Select(unit => (unit.Id, unit.Notebook))];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void With_the_solutions_every_check_passes(string unit, string notebook)
    {
        using var run = CourseRun.WithSolutions(unit, notebook);
        SkipWithoutLibtorch(run);
        Assert.True(run.ExitCode == 0, run.Printed);
        var checks = Checks(run);
        Assert.Equal(Syllabus.Load(Repository.Root).FindUnit(unit).Exercises.Count, checks.Count);
        // Speed on a busy machine may be too noisy to judge, and one that needs an instruction is not judged where there is none, all else
        // being right; neither is a failure of the notebook.
        Assert.All(checks, text =>
            Assert.True(text.Contains("passed ·") || text.Contains("passed with distinction ·")
            || text.Contains("too noisy to judge") || UnjudgedSpeed().IsMatch(text), text));
        SaysWhoseFunctions(run, "the course's solution");
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void With_the_stubs_it_runs_past_every_exercise(string unit, string notebook)
    {
        using var run = CourseRun.WithStubs(unit, notebook);
        SkipWithoutLibtorch(run);
        Assert.True(run.ExitCode == 0, run.Printed);
        Assert.All(Checks(run), text => Assert.Contains("not attempted", text));
        Assert.DoesNotContain(run.Cells(), cell => cell.Outputs.Any(o => o.GetProperty("output_type").GetString() == "error"));
        ChartsAreBundles(run);
        PageStandsAlone(run);
        SaysWhoseFunctions(run, "the course's, until yours passes");
    }

    // Published for four platforms only; elsewhere the cell that loads it says so, and the run ends there.
    private static void SkipWithoutLibtorch(CourseRun run) =>
        Assert.SkipWhen(run.Printed.Contains("there is no libtorch for", StringComparison.Ordinal), run.Printed);

    [GeneratedRegex(@"right on \d+\s+cases, but\s+the\s+speed")]
    private static partial Regex UnjudgedSpeed();

    private static List<string> Checks(CourseRun run) => [.. run.Cells()
        .Where(cell => CheckCell().IsMatch(cell.Source))
        // On a slow machine a line about the check's time comes before its report.
        .Select(cell =>
            CourseRun.Text(cell.Outputs.Last(o => o.TryGetProperty("data", out _)).GetProperty("data").GetProperty("text/plain")))];

    private static void SaysWhoseFunctions(CourseRun run, string whose) =>
        Assert.All(run.Cells().Where(cell => cell.Source.Contains("Use<")), cell => Assert.Contains(cell.Outputs, o =>
            o.TryGetProperty("data", out var data) && CourseRun.Text(data.GetProperty("text/plain")).Contains(whose)));

    private static void ChartsAreBundles(CourseRun run)
    {
        var charts = run.Cells().SelectMany(cell => cell.Outputs)
            .Where(o => o.TryGetProperty("data", out var data) && data.TryGetProperty(ChartFormatter.PlotlyMimeType, out _))
            .Select(o => o.GetProperty("data")).ToList();
        Assert.NotEmpty(charts);
        foreach (var chart in charts)
        {
            var figure = chart.GetProperty(ChartFormatter.PlotlyMimeType);
            Assert.Equal(JsonValueKind.Object, figure.ValueKind);
            Assert.True(figure.GetProperty("data").GetArrayLength() > 0);
            Assert.Contains("<svg", CourseRun.Text(chart.GetProperty("text/html")));
            Assert.DoesNotContain('\n', CourseRun.Text(chart.GetProperty("text/plain")).TrimEnd());
        }
        Assert.Equal(charts.Count, Figure().Count(run.Html));
    }

    private static void PageStandsAlone(CourseRun run)
    {
        Assert.DoesNotMatch(Request(), run.Html);
        Assert.Contains("<html", run.Html);
    }

    [GeneratedRegex(@"^\s*Check\(""\d\d\.\d+""\)\s*$")]
    private static partial Regex CheckCell();

    [GeneratedRegex("<figure ")]
    private static partial Regex Figure();

    // What a browser would ask another host for: a script, style sheet, image, font or import with an absolute address.
    [GeneratedRegex(
        @"<(script|link|img|iframe)[^>]+(src|href)=[""']?(https?:)?//|@import|url\([""']?(https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Request();
}
