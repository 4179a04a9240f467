using System.Text.Json;
using System.Text.Json.Nodes;

namespace Headroom.Course.Learning;

/// <summary>
/// <c>.course/progress.json</c>: exercise id to what is remembered of it. Fields it does not know are kept. A file that cannot be
/// read is moved aside and reported, never overwritten.
/// </summary>
public sealed partial class ProgressFile(string folder, TimeProvider clock, Action<string> report)
{
    public const string Name = "progress.json";

    private string Target => Path.Combine(folder, Name);

    /// <summary>Everything remembered, by exercise id.</summary>
    public IReadOnlyDictionary<string, ExerciseProgress> Read()
    {
        try
        {
            if (!File.Exists(Target)) return new Dictionary<string, ExerciseProgress>();
            return Entries(Parse(File.ReadAllBytes(Target)));
        }
        catch (JsonException)
        {
            using (FolderLock.Take(folder)) return Entries(Current());
        }
    }

    /// <summary>Changes one exercise's entry, in whatever the file holds by now. Other processes wait for their turn.</summary>
    public void Update(string id, Func<ExerciseProgress, ExerciseProgress> change)
    {
        Directory.CreateDirectory(folder);
        using var turn = FolderLock.Take(folder);
        var all = Current();
        if (all[id] is not JsonObject entry) all[id] = entry = [];
        ExerciseEntry.Write(entry, change(ExerciseEntry.Read(entry)));
        Save(all);
    }

    private JsonObject Current()
    {
        if (!File.Exists(Target)) return [];
        try
        {
            var all = Parse(File.ReadAllBytes(Target));
            Entries(all);
            return all;
        }
        catch (JsonException broken)
        {
            MoveAside(broken);
            return [];
        }
    }

    private void MoveAside(JsonException broken)
    {
        var aside = $"progress.corrupt-{clock.GetUtcNow():yyyyMMdd-HHmmss}.json";
        for (var copy = 2; File.Exists(Path.Combine(folder, aside)); copy++)
            aside = $"progress.corrupt-{clock.GetUtcNow():yyyyMMdd-HHmmss}-{copy}.json";
        File.Move(Target, Path.Combine(folder, aside));
        report($".course/{Name} cannot be read ({broken.Message.Split('.')[0]}). It is kept as .course/{aside}; a new one begins.");
    }

    private static JsonObject Parse(byte[] utf8) =>
        JsonNode.Parse(utf8, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
        ?? throw new JsonException("not a JSON object");

    private static Dictionary<string, ExerciseProgress> Entries(JsonObject all) =>
        all.Where(pair => pair.Value is JsonObject).ToDictionary(pair => pair.Key, pair => ExerciseEntry.Read((JsonObject)pair.Value!));
}
