using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Training.Scaling;

/// <summary>What docs/runs/scaling.sh measured.</summary>
/// <param name="Text">What was read.</param>
/// <param name="Points">Widths by numbers of tokens.</param>
/// <param name="Tutorial">The shape, batch and steps of nanoGPT's recipe for a CPU, on a text of its size.</param>
public sealed record ScalingFile(string Text, IReadOnlyList<ScalingPoint> Points, ScalingPoint Tutorial)
{
    private const string Name = "scaling.json";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<ScalingFile> s_current = new(() =>
    {
        using var stream = typeof(ScalingFile).Assembly.GetManifestResourceStream(Name)!;
        return JsonSerializer.Deserialize<ScalingFile>(stream, s_options)!;
    });

    /// <summary>The file that comes with the course.</summary>
    public static ScalingFile Current => s_current.Value;

    internal void Write(string path) => AtomicFile.Write(path, JsonSerializer.Serialize(this, s_options).ReplaceLineEndings("\n") + "\n");
}
