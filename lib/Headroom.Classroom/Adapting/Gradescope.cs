using System.Text.Json;
using System.Text.Json.Serialization;
using Headroom.Grading;

namespace Headroom.Classroom.Adapting;

/// <summary>
/// Gradescope's autograder: the submission lies in <c>/autograder/submission</c>, the result goes to
/// <c>/autograder/results/results.json</c> (Gradescope's autograder specifications).
/// </summary>
public static class Gradescope
{
    public static string Folder(string root) => Path.Combine(root, "submission");

    public static void Write(HostedMarks marks, string root)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var results = new Results(
            Math.Round(marks.Total, 2), Math.Round(marks.Seconds, 1), Shown.Problems(marks.Problems), "text", "hidden",
            [.. marks.Marks.Select(one => new Test(
                HostedMarks.Points(one.Mark), one.Exercise.Points,
                one.Mark.Outcome == Outcome.Passed && one.Mark.Held is null ? "passed" : "failed",
                $"{one.Exercise.Id} {one.Exercise.Title}", one.Exercise.Id, Shown.Report(one.Mark), "text", "visible"))]);
        AtomicFile.Write(
            Path.Combine(root, "results", "results.json"), JsonSerializer.Serialize(results, GradescopeJson.Default.Results) + "\n");
    }

    internal sealed record Results(
        double Score, double ExecutionTime, string Output, string OutputFormat, string StdoutVisibility, IReadOnlyList<Test> Tests);

    internal sealed record Test(
        double Score, int MaxScore, string Status, string Name, string Number, string Output, string OutputFormat, string Visibility);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(Gradescope.Results))]
internal sealed partial class GradescopeJson : JsonSerializerContext;
