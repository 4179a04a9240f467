using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Cli.Delegating;

/// <summary>One try: who answered, what came of it, and what was used up to then.</summary>
/// <param name="File">The answer's file beside the log; null where the answer had none.</param>
internal sealed record AgentTry(
    DateTimeOffset At, string Exercise, string Teacher, int Try, string Outcome, string Headline, string? File,
    long InputTokens, long OutputTokens, double Dollars);

/// <summary>A line of JSON for each try, added and never rewritten.</summary>
internal sealed class AgentLog(string folder)
{
    public const string FileName = "log.jsonl";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string Path { get; } = System.IO.Path.Combine(folder, FileName);

    public void Add(AgentTry entry)
    {
        Directory.CreateDirectory(folder);
        File.AppendAllText(Path, JsonSerializer.Serialize(entry, s_json) + "\n");
    }
}
