using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Specialising;

/// <summary>The runs of docs/runs/specialise.sh.</summary>
/// <param name="Text">What was read and asked.</param>
/// <param name="HeldOut">The held-out files.</param>
/// <param name="LeftOut">The training files that the choice of rate and steps was made on.</param>
/// <param name="Runs">In the order in which they were made.</param>
public sealed record SpecialiseRuns(
    string Text, IReadOnlyList<AskedFile> HeldOut, IReadOnlyList<AskedFile> LeftOut, IReadOnlyList<SpecialiseRun> Runs)
{
    private const string Name = "specialise.json";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<SpecialiseRuns> s_current = new(() =>
    {
        using var stream = typeof(SpecialiseRuns).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    });

    /// <summary>Those that come with the course.</summary>
    public static SpecialiseRuns Current => s_current.Value;

    /// <exception cref="InvalidDataException">It is no such file; the message says where.</exception>
    public static SpecialiseRuns Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<SpecialiseRuns>(text, s_options) ?? throw new InvalidDataException($"{Name}: null.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{Name}: {wrong.Message}", wrong);
        }
    }

    /// <summary>A line for the files, and a line for each run.</summary>
    public string Write()
    {
        var head = JsonSerializer.Serialize(this with { Runs = [] }, s_options);
        var lines = Runs.Select(run => JsonSerializer.Serialize(run, s_options));
        return $"{head[..^"]}".Length]}\n{string.Join(",\n", lines)}]}}\n"; // "runs":[ stands last
    }

    /// <summary>Runs on held-out files of a model that read a share of the training files.</summary>
    public IReadOnlyList<SpecialiseRun> Of(string model, double share) =>
        [.. Runs.Where(run => !run.Choice && run.Model == model && run.Share == share)];
}
