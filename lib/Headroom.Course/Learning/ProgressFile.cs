using System.Text.Json.Nodes;

namespace Headroom.Course.Learning;

/// <summary>
/// <c>.course/progress.json</c>: exercise id to what is remembered of it. Fields it does not know are kept.
/// </summary>
public sealed class ProgressFile(string folder, TimeProvider clock, Action<string> report)
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

    private static Dictionary<string, ExerciseProgress> Entries(JsonObject all) =>
        all.Where(pair => pair.Value is JsonObject).ToDictionary(pair => pair.Key, pair => ExerciseEntry.Read((JsonObject)pair.Value!));
}
