using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Inference.Ladders;

/// <summary>
/// From TorchSharp, operation by operation, to int4 on two threads, with llama.cpp beside it: <c>ladder.json</c>, which
/// docs/runs/ladder.sh measures.
/// </summary>
/// <param name="Machine">Where it was measured.</param>
/// <param name="Rungs">From the first to the last.</param>
public sealed record Ladder(string Machine, IReadOnlyList<Rung> Rungs)
{
    private const string Name = "ladder.json";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<Ladder> s_current = new(() =>
    {
        using var stream = typeof(Ladder).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not embedded in this assembly.");
        return JsonSerializer.Deserialize<Ladder>(stream, s_options)!;
    });

    /// <summary>The one that comes with the course.</summary>
    public static Ladder Current => s_current.Value;

    /// <summary>Its rungs of one engine.</summary>
    public IEnumerable<Rung> Of(string engine) => Rungs.Where(rung => rung.Engine == engine);

    /// <summary>Writes it for <see cref="Current"/> to read after the next build.</summary>
    public void Write(string path) => AtomicFile.Write(path, JsonSerializer.Serialize(this, s_options).ReplaceLineEndings("\n") + "\n");
}
