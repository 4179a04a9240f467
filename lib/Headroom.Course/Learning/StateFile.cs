using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Headroom.Course.Learning;

/// <summary>
/// A JSON object in the folder of what is remembered. It is replaced whole or not at all, by one process at a time. A file that
/// cannot be read is moved aside and reported, never overwritten; a byte order mark that an editor left is no fault.
/// </summary>
/// <param name="validate">Throws <see cref="JsonException"/> where a known field has another type.</param>
internal sealed class StateFile(string folder, string name, Action<JsonObject> validate, TimeProvider clock, Action<string> report)
{
    private string Target => Path.Combine(folder, name);

    /// <summary>Tests end the process here in thought: after the temporary file is written, before it takes the real one's place.</summary>
    public Action BeforeReplacing { get; init; } = () => { };

    /// <summary>What the file holds; empty where there is none.</summary>
    public JsonObject Read()
    {
        if (!File.Exists(Target)) return [];
        try
        {
            return Parse(File.ReadAllBytes(Target));
        }
        catch (JsonException broken)
        {
            try
            {
                using (FolderLock.Take(folder)) return Current();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                report($".course/{name} cannot be read ({Plain(broken)}), nor moved aside: {e.Message} It stays as it is.");
                return [];
            }
        }
    }

    /// <summary>Changes whatever the file holds by now. Other processes wait for their turn.</summary>
    public void Update(Action<JsonObject> change)
    {
        Directory.CreateDirectory(folder);
        using var turn = FolderLock.Take(folder);
        var all = Current();
        change(all);
        Save(all);
    }

    private JsonObject Current()
    {
        if (!File.Exists(Target)) return [];
        try
        {
            return Parse(File.ReadAllBytes(Target));
        }
        catch (JsonException broken)
        {
            MoveAside(broken);
            return [];
        }
    }

    private JsonObject Parse(byte[] bytes)
    {
        var all = JsonNode.Parse(Utf8(bytes), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
            ?? throw new JsonException("not a JSON object");
        validate(all);
        return all;
    }

    // Editors and shells leave byte order marks, some of them those of UTF-16.
    private static ReadOnlySpan<byte> Utf8(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => bytes.AsSpan(3),
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes.AsSpan(2))),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2))),
        _ => bytes,
    };

    private static string Plain(JsonException broken) => broken.Message.Split('.')[0];

    // A rename within a folder is atomic: whoever reads sees the old file or the new one.
    private void Save(JsonObject all)
    {
        // Left by a process that was killed while it saved; nobody else saves, because the folder is locked.
        foreach (var left in Directory.EnumerateFiles(folder, $"{name}.*.tmp")) File.Delete(left);
        var temporary = $"{Target}.{Environment.ProcessId}.tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true })) all.WriteTo(json);
            file.Flush(flushToDisk: true);
        }
        BeforeReplacing();
        File.Move(temporary, Target, overwrite: true);
    }

    private void MoveAside(JsonException broken)
    {
        var stem = $"{Path.GetFileNameWithoutExtension(name)}.corrupt-{clock.GetUtcNow():yyyyMMdd-HHmmss}";
        var aside = $"{stem}.json";
        for (var copy = 2; File.Exists(Path.Combine(folder, aside)); copy++) aside = $"{stem}-{copy}.json";
        File.Move(Target, Path.Combine(folder, aside));
        report($".course/{name} cannot be read ({Plain(broken)}). It is kept as .course/{aside}; a new one begins.");
    }
}
