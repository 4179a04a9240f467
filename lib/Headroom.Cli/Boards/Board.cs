using System.Text.Encodings.Web;
using System.Text.Json;

namespace Headroom.Cli.Boards;

/// <summary>Entries in a file of JSON, written whole or not at all.</summary>
internal sealed class Board(string path)
{
    private const int LongestName = 40, LongestSource = 100_000;

    private static readonly JsonSerializerOptions s_json =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>By exercise, the best first; empty where there is no file yet.</summary>
    /// <exception cref="UsageException">The file holds something else.</exception>
    public IReadOnlyList<BoardEntry> Read()
    {
        if (!File.Exists(path)) return [];
        try
        {
            var entries = JsonSerializer.Deserialize<BoardEntry[]>(File.ReadAllText(path), s_json) ?? [];
            for (var i = 0; i < entries.Length; i++)
                if (Complaint(entries[i]) is { } complaint) throw new UsageException($"{path}: entry {i + 1}: {complaint}.");
            return Ordered(entries);
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"{path} is no board: {wrong.Message}");
        }
    }

    /// <summary>Adds entries; of one person's in one exercise the best stays.</summary>
    /// <returns>How many are new, or better than what there was.</returns>
    public int Add(IEnumerable<BoardEntry> entries)
    {
        var before = Read();
        var after = Ordered(before.Concat(entries).GroupBy(entry => (entry.Exercise, entry.Name))
            .Select(own => own.MaxBy(entry => entry.S)!));
        AtomicFile.Write(path, JsonSerializer.Serialize(after, s_json) + "\n");
        return after.Count(entry => !before.Any(known => known.Key == entry.Key && known.S == entry.S));
    }

    private static List<BoardEntry> Ordered(IEnumerable<BoardEntry> entries) =>
        [.. entries.OrderBy(entry => entry.Exercise, StringComparer.Ordinal).ThenByDescending(entry => entry.S).ThenBy(entry => entry.At)];

    // Of somebody else's file nothing is taken for granted.
    private static string? Complaint(BoardEntry? entry) =>
        entry is null ? "it is null"
        : entry.Exercise is null or "" ? "it names no exercise"
        : NameComplaint(entry.Name) is { } name ? name
        : entry.Source is null or "" || entry.Source.Length > LongestSource ? "it holds no file of a sensible length"
        : entry.What is null ? "it does not say what was scored"
        : $"{entry.Exercise}{entry.What}{entry.Unit}".Any(char.IsControl) ? "a control character where words belong"
        : !double.IsFinite(entry.S) || entry.S is < 0 or > 1 ? $"a score of {entry.S}"
        : !double.IsFinite(entry.Time + entry.Bound + entry.Baseline) ? "a figure that is no number"
        : null;

    /// <summary>What is wrong with a name; null where nothing is.</summary>
    public static string? NameComplaint(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "it has no name"
        : name.Length > LongestName ? $"a name of more than {LongestName} characters"
        : name.Any(char.IsControl) ? "a name with a control character"
        : null;
}
