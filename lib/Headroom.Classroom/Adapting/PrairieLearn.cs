using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Classroom.Adapting;

/// <summary>
/// PrairieLearn's external grader: the submission lies in <c>/grade/student</c>, the result goes to <c>/grade/results/results.json</c>,
/// with a score from 0 to 1 and a test each (PrairieLearn's guide, "External grading").
/// </summary>
public static class PrairieLearn
{
    public static string Folder(string root) => Path.Combine(root, "student");

    public static void Write(HostedMarks marks, string root)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var results = new Results(
            true, marks.OutOf == 0 ? 0 : Math.Round(marks.Total / marks.OutOf, 4), Shown.Problems(marks.Problems),
            [.. marks.Marks.Select(one => new Test(
                $"{one.Exercise.Id} {one.Exercise.Title}", one.Exercise.Objective, HostedMarks.Points(one.Mark), one.Exercise.Points,
                Shown.Plain(one.Mark.Headline), Shown.Report(one.Mark)))]);
        AtomicFile.Write(
            Path.Combine(root, "results", "results.json"), JsonSerializer.Serialize(results, PrairieLearnJson.Default.Results) + "\n");
    }

    internal sealed record Results(bool Gradable, double Score, string Output, IReadOnlyList<Test> Tests);

    internal sealed record Test(string Name, string Description, double Points, int MaxPoints, string Message, string Output);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(PrairieLearn.Results))]
internal sealed partial class PrairieLearnJson : JsonSerializerContext;
