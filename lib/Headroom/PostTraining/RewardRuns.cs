using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.PostTraining;

/// <summary>The runs of docs/runs/reward.sh: reward, rejection and imitation on tasks that a program verifies.</summary>
public static class RewardRuns
{
    private const string Name = "reward.jsonl";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Lazy<IReadOnlyList<RewardRun>> s_current = new(() =>
    {
        using var stream = typeof(RewardRuns).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    });

    /// <summary>Those that come with the course.</summary>
    public static IReadOnlyList<RewardRun> Current => s_current.Value;

    /// <summary>A run for each line.</summary>
    /// <exception cref="InvalidDataException">A line is no run; the message says which.</exception>
    public static IReadOnlyList<RewardRun> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.ReplaceLineEndings("\n").Split('\n').Index().Where(line => line.Item.Length > 0).Select(Read)];

        static RewardRun Read((int Index, string Item) line)
        {
            try
            {
                return JsonSerializer.Deserialize<RewardRun>(line.Item, s_options)
                    ?? throw new InvalidDataException($"{Name}, line {line.Index + 1}: null.");
            }
            catch (JsonException e)
            {
                throw new InvalidDataException($"{Name}, line {line.Index + 1}: {e.Message}", e);
            }
        }
    }

    /// <summary>A line for each run.</summary>
    public static string Text(IEnumerable<RewardRun> runs) =>
        string.Concat(runs.Select(run => JsonSerializer.Serialize(run, s_options) + "\n"));
}
