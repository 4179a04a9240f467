using System.Net;
using System.Text.RegularExpressions;
using Headroom.Cli.Pages;
using Headroom.Course;
using Headroom.Course.Units;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Cli.Book;

/// <summary>What a page of the book adds to a notebook's cells: live charts, drawn formulas, links to its neighbours.</summary>
internal sealed partial class BookFeatures(Syllabus course, Unit unit, Formulas formulas) : PageFeatures
{
    private int _figures;

    /// <summary>True once a chart was written: the page needs plotly.</summary>
    public bool HasCharts => _figures > 0;

    public override string Formula(string tex, bool display) => formulas[tex, display];

    /// <exception cref="UsageException">The link leads to a file that the book does not have.</exception>
    public override string Link(string address)
    {
        if (address.StartsWith('#') || address.Contains("://", StringComparison.Ordinal)
            || address.StartsWith("mailto:", StringComparison.Ordinal))
            return address;
        var (file, anchor) = address.IndexOf('#') is >= 0 and var at ? (address[..at], address[at..]) : (address, "");
        var path = Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(unit.Notebook)!, file)))
            .Replace('\\', '/');
        if (course.Units.FirstOrDefault(u => u.Notebook == path) is { } other) return Addresses.Notebook(other) + anchor;
        if (course.Exercises.FirstOrDefault(e => e.Choices.Any(choice => choice.ExerciseFile == path)) is { } exercise)
            return Addresses.Exercise(course, exercise);
        throw new UsageException(
            $"{unit.Notebook} links to {address}, which the book does not have. Link to a notebook, an exercise's file or a full address.");
    }

    // The picture stays for readers without scripts and for paper; a script draws the figure over it.
    public override string Chart(string picture, string figureJson, string? description)
    {
        _figures++;
        return $"""
            <div class="chart" role="group" aria-label="Figure {_figures}">
            <div class="still">{picture}</div>
            <script type="application/json">{figureJson.Replace("<", "\\u003c")}</script>
            <details class="words"><summary>Figure {_figures} in words</summary><p>{WebUtility.HtmlEncode(description?.Trim() ?? "")}</p></details>
            </div>

            """;
    }

    public override string After(InteractiveDocumentElement cell) =>
        CheckCell().Match(cell.Contents) is { Success: true } check
            && course.Exercises.FirstOrDefault(e => e.Id == check.Groups[1].Value) is { } exercise
            ? $"<p class=\"onward\"><a href=\"{Addresses.Exercise(course, exercise)}\">What {exercise.Id} asks for, the file you get, "
                + "and three hints</a></p>\n"
            : "";

    [GeneratedRegex(@"^\s*Check\(""(\d\d\.\d+)""\)\s*$")]
    private static partial Regex CheckCell();
}
