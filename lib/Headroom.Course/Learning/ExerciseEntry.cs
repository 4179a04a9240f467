using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Headroom.Course.Learning;

/// <summary>One entry of the progress file, read and written field by field, so that fields of a newer version survive.</summary>
internal static class ExerciseEntry
{
    /// <exception cref="JsonException">A known field has another type.</exception>
    public static ExerciseProgress Read(JsonObject entry) => new()
    {
        Passed = Date(entry["passed"]),
        Points = Count(entry["points"]),
        Attempts = Count(entry["attempts"]),
        Hints = Count(entry["hints"]),
        Choices = Names(entry["choices"]),
    };

    public static void Write(JsonObject entry, ExerciseProgress progress)
    {
        entry["passed"] = progress.Passed?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        entry["points"] = progress.Points;
        entry["attempts"] = progress.Attempts;
        entry["hints"] = progress.Hints;
        if (progress.Choices.Count > 0) entry["choices"] = new JsonArray([.. progress.Choices.Select(name => JsonValue.Create(name))]);
    }

    private static IReadOnlyList<string> Names(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list =>
            [.. list.Select(item =>
            item is JsonValue value && value.TryGetValue(out string? name)
                ? name
                : throw new JsonException($"{item?.ToJsonString() ?? "null"} where a name belongs"))],
        _ => throw new JsonException($"{node.ToJsonString()} where a list of names belongs"),
    };

    private static int Count(JsonNode? node) => node switch
    {
        null => 0,
        JsonValue value when value.TryGetValue(out int count) && count >= 0 => count,
        _ => throw new JsonException($"{node.ToJsonString()} where a count belongs"),
    };

    private static DateTimeOffset? Date(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text)
            && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) =>
                date,
        _ => throw new JsonException($"{node.ToJsonString()} where a date belongs"),
    };
}
