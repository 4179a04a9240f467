using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Headroom.Course.Learning;

/// <summary>One entry of the file of predictions, read and written field by field, so that fields of a newer version survive.</summary>
internal static class PredictionEntry
{
    private const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <exception cref="JsonException">A known field has another type, or the three numbers are no interval.</exception>
    public static LockedPrediction Read(JsonObject entry)
    {
        var (guess, low, high) = (Number(entry, "guess"), Number(entry, "low"), Number(entry, "high"));
        if (!(low <= guess && guess <= high)) throw new JsonException($"{guess} between {low} and {high} where an interval belongs");
        return new(guess, low, high, Date(entry["locked"]))
        {
            Truth = entry["truth"] is null ? null : Number(entry, "truth"),
            Unit = entry["unit"] is JsonValue unit && unit.TryGetValue(out string? text) ? text : "",
        };
    }

    public static void Write(JsonObject entry, LockedPrediction prediction)
    {
        (entry["guess"], entry["low"], entry["high"]) = (prediction.Guess, prediction.Low, prediction.High);
        entry["locked"] = prediction.Locked.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (prediction.Truth is not { } truth) return;
        entry["truth"] = truth;
        entry["unit"] = prediction.Unit;
    }

    private static double Number(JsonObject entry, string field) =>
        entry[field] is JsonValue value && value.TryGetValue(out double number) && double.IsFinite(number)
            ? number
            : throw new JsonException($"{entry[field]?.ToJsonString() ?? "nothing"} for {field} where a number belongs");

    private static DateTimeOffset Date(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Universal, out var date)
            ? date
            : throw new JsonException($"{node?.ToJsonString() ?? "nothing"} where a date belongs");
}
