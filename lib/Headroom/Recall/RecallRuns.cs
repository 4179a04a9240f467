using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Recall;

/// <summary>The runs of docs/runs/recall.sh: which small models recalled how much.</summary>
public static class RecallRuns
{
    private const string Name = "recall.jsonl";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Those that come with the course and were asked for the values of keys.</summary>
    public static IReadOnlyList<RecallRun> Current { get; } = [.. Read().Where(run => !run.Induction)];

    /// <summary>Those that come with the course and were asked what follows, in tokens that came before.</summary>
    public static IReadOnlyList<RecallRun> Induction { get; } = [.. Read().Where(run => run.Induction)];

    /// <summary>Runs of the same model and task but for the seed, in the order of the first of each.</summary>
    public static IReadOnlyList<RecallCell> Cells(IEnumerable<RecallRun> runs) =>
        [.. runs.GroupBy(run => run with { Seed = 0, Recall = 0, Loss = 0 }).Select(same => new RecallCell([.. same]))];

    /// <summary>A run for each line.</summary>
    /// <exception cref="InvalidDataException">A line is no run; the message says which.</exception>
    public static IReadOnlyList<RecallRun> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.ReplaceLineEndings("\n").Split('\n').Index().Where(line => line.Item.Length > 0).Select(Run)];

        static RecallRun Run((int Index, string Item) line)
        {
            try
            {
                return JsonSerializer.Deserialize<RecallRun>(line.Item, s_options)
                    ?? throw new InvalidDataException($"{Name}, line {line.Index + 1}: null.");
            }
            catch (JsonException e)
            {
                throw new InvalidDataException($"{Name}, line {line.Index + 1}: {e.Message}", e);
            }
        }
    }

    /// <summary>A line for each run.</summary>
    public static string Text(IEnumerable<RecallRun> runs) =>
        string.Concat(runs.Select(run => JsonSerializer.Serialize(run, s_options) + "\n"));

    private static IReadOnlyList<RecallRun> Read()
    {
        using var stream = typeof(RecallRuns).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
