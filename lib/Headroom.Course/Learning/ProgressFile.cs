using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Headroom.Course.Learning;

/// <summary>
/// <c>.course/progress.json</c>: exercise id to what is remembered of it. Fields it does not know are kept.
/// </summary>
public sealed partial class ProgressFile(string folder, TimeProvider clock, Action<string> report)
{
    public const string Name = "progress.json";

    private readonly StateFile _file = new(folder, Name, all => Entries(all), clock, report);

    internal ProgressFile(string folder, TimeProvider clock, Action<string> report, Action beforeReplacing)
        : this(folder, clock, report) =>
        _file = new(folder, Name, all => Entries(all), clock, report) { BeforeReplacing = beforeReplacing };

    /// <summary>Everything remembered, by exercise id.</summary>
    public IReadOnlyDictionary<string, ExerciseProgress> Read() => Entries(_file.Read());

    /// <summary>Changes one exercise's entry, in whatever the file holds by now. Other processes wait for their turn.</summary>
    public void Update(string id, Func<ExerciseProgress, ExerciseProgress> change) => _file.Update(all =>
    {
        if (all[id] is not JsonObject entry) all[id] = entry = [];
        ExerciseEntry.Write(entry, change(ExerciseEntry.Read(entry)));
    });

    // Members with other names are a later version's; a file of nothing else is one that this version cannot read.
    private static Dictionary<string, ExerciseProgress> Entries(JsonObject all)
    {
        var entries = all.Where(pair => ExerciseId().IsMatch(pair.Key)).ToDictionary(pair => pair.Key, pair => Entry(pair.Value));
        return entries.Count == 0 && all.Count > 0
            ? throw new JsonException("it holds no exercise under its id: a later version of the course may have written it")
            : entries;
    }

    private static ExerciseProgress Entry(JsonNode? value) => value is JsonObject entry
        ? ExerciseEntry.Read(entry)
        : throw new JsonException($"{value?.ToJsonString() ?? "null"} where an exercise's entry belongs");

    [GeneratedRegex(@"^\d\d\.\d+$")]
    private static partial Regex ExerciseId();
}
