using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.LowBits;

/// <summary>What docs/runs/lowbits.sh trained, all emulated in FP32: numbers are rounded before a product and not in it.</summary>
/// <param name="Text">What was read, for how long.</param>
/// <param name="Runs">Plans by seeds, then bits of a weight by widths by seeds.</param>
public sealed record LowBitsFile(string Text, IReadOnlyList<LowBitsRun> Runs)
{
    private const string Name = "lowbits.json";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<LowBitsFile> s_current = new(() =>
    {
        using var stream = typeof(LowBitsFile).Assembly.GetManifestResourceStream(Name)!;
        return JsonSerializer.Deserialize<LowBitsFile>(stream, s_options)!;
    });

    /// <summary>The file that comes with the course.</summary>
    public static LowBitsFile Current => s_current.Value;

    /// <summary>The runs of a plan on models with such outliers, by seed.</summary>
    public IReadOnlyList<LowBitsRun> Of(string plan, double outlierFactor) =>
        [.. Runs.Where(run => run.Plan == plan && run.OutlierFactor == outlierFactor).OrderBy(run => run.Seed)];

    /// <summary>A file of the same form elsewhere.</summary>
    /// <exception cref="JsonException">It is not of that form.</exception>
    internal static LowBitsFile Read(string path) => JsonSerializer.Deserialize<LowBitsFile>(File.ReadAllText(path), s_options)!;

    /// <summary>Written whole or not at all, a line for each run.</summary>
    internal void Write(string path) => AtomicFile.Write(path, $$"""
        {
          "text": {{JsonSerializer.Serialize(Text, s_options)}},
          "runs": [
            {{string.Join(",\n    ", Runs.Select(run => JsonSerializer.Serialize(run, s_options)))}}
          ]
        }

        """.ReplaceLineEndings("\n"));
}
