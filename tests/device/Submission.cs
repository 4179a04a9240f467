using System.Text.Json;

namespace Headroom.DeviceRun;

/// <summary>A solution and its grader, as course.json names them.</summary>
internal sealed record Submission(string Id, string Title, string Grader)
{
    /// <summary>Those of some units, alternatives too, in the course's order.</summary>
    public static IEnumerable<Submission> Of(IReadOnlyCollection<string> units)
    {
        using var stream = typeof(Submission).Assembly.GetManifestResourceStream("course.json")!;
        using var course = JsonDocument.Parse(stream);
        foreach (var unit in course.RootElement.GetProperty("units").EnumerateArray().Where(unit => units.Contains(Text(unit, "id"))))
            foreach (var exercise in unit.GetProperty("exercises").EnumerateArray())
            {
                yield return new(Text(exercise, "id"), Text(exercise, "title"), Text(exercise, "grader"));
                if (!exercise.TryGetProperty("alternatives", out var others)) continue;
                foreach (var other in others.EnumerateArray())
                    yield return new(Text(exercise, "id"), Path.GetFileNameWithoutExtension(Text(other, "file")), Text(other, "grader"));
            }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
