using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Headroom.Agents.Rollouts;
using Headroom.Agents.Sources;

namespace Headroom.Agents.DataSets;

/// <summary>An edit to learn from: one line of instruction, a method before and after.</summary>
public sealed record EditExample(string Path, string Instruction, string Before, string After);

/// <summary>Files and edits to learn from, files that are held out, and what became of every trajectory.</summary>
public sealed record DataSet(
    IReadOnlyList<SourceFile> Train, IReadOnlyList<EditExample> Edits, IReadOnlyList<SourceFile> HeldOut,
    IReadOnlyList<Trajectory> Trajectories, int RepeatedFiles)
{
    public const string TrainFile = "train.jsonl", HoldOutFile = "holdout.jsonl", TrajectoriesFile = "trajectories.jsonl",
        CardFile = "card.md";

    // JSON as a reader of code wants it: quotes and brackets are not escaped. Non-ASCII letters stay.
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>
    /// Writes <c>train.jsonl</c>, <c>holdout.jsonl</c>, <c>trajectories.jsonl</c> and the card, each whole or not at all; the card comes
    /// last, so where it is, all is.
    /// </summary>
    public void Write(string folder, string card)
    {
        File.Delete(Path.Combine(folder, CardFile));
        Write(Path.Combine(folder, HoldOutFile), HeldOut.Select(Line));
        Write(Path.Combine(folder, TrainFile), [.. Train.Select(Line), .. Edits.Select(Line)]);
        Write(Path.Combine(folder, TrajectoriesFile), Trajectories.Select(Line));
        AtomicFile.Write(Path.Combine(folder, CardFile), card);
    }

    private static string Line<T>(T value) => JsonSerializer.Serialize(value, s_json);

    private static void Write(string path, IEnumerable<string> lines) =>
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
}
