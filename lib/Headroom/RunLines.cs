using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom;

/// <summary>Runs of docs/runs as lines of JSON: a file that this assembly embeds, and that a sweep goes on with.</summary>
/// <param name="name">Of the file.</param>
internal sealed class RunLines<T>(string name) where T : class
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Those that come with the course.</summary>
    public IReadOnlyList<T> Embedded()
    {
        using var stream = typeof(RunLines<T>).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <exception cref="InvalidDataException">A line is no run; the message says which.</exception>
    public IReadOnlyList<T> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.ReplaceLineEndings("\n").Split('\n').Index().Where(line => line.Item.Length > 0).Select(Run)];
    }

    public static string Text(IEnumerable<T> runs) => string.Concat(runs.Select(run => JsonSerializer.Serialize(run, s_options) + "\n"));

    private T Run((int Index, string Item) line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line.Item, s_options)
                ?? throw new InvalidDataException($"{name}, line {line.Index + 1}: null.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name}, line {line.Index + 1}: {e.Message}", e);
        }
    }
}
