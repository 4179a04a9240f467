using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom;

/// <summary>
/// A file of docs/runs that holds what was asked and, last of its members, the runs: this assembly embeds it, and a sweep goes on with it.
/// </summary>
/// <param name="name">Of the file.</param>
internal sealed class RunsFile<TFile>(string name) where TFile : class
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly Lazy<TFile> _current = new(() =>
    {
        using var stream = typeof(RunsFile<TFile>).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return Parse(name, reader.ReadToEnd());
    });

    /// <summary>The one that comes with the course.</summary>
    public TFile Current => _current.Value;

    /// <exception cref="InvalidDataException">It is no such file; the message says where.</exception>
    public TFile Parse(string text) => Parse(name, text);

    /// <summary>A line for what was asked, and a line for each run.</summary>
    /// <param name="withoutRuns">The file with none.</param>
    public static string Write<TRun>(TFile withoutRuns, IEnumerable<TRun> runs)
    {
        var head = JsonSerializer.Serialize(withoutRuns, s_options);
        return $"{head[..^"]}".Length]}\n{string.Join(",\n", runs.Select(run => JsonSerializer.Serialize(run, s_options)))}]}}\n";
    }

    private static TFile Parse(string name, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<TFile>(text, s_options) ?? throw new InvalidDataException($"{name}: null.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{name}: {wrong.Message}", wrong);
        }
    }
}
