using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Distilling;

/// <summary>The runs of docs/runs/distill.sh.</summary>
/// <param name="Text">What was read and asked.</param>
/// <param name="Bytes">Of each tale asked, in UTF-8.</param>
/// <param name="Teacher">Its own bits of each tale asked.</param>
/// <param name="WritingSeconds">Of the processor, for the tales that the teacher wrote; 0 before it did.</param>
/// <param name="Runs">In the order in which they were made.</param>
public sealed record DistillRuns(
    string Text, IReadOnlyList<int> Bytes, IReadOnlyList<double> Teacher, double WritingSeconds, IReadOnlyList<DistillRun> Runs)
{
    private const string Name = "distill.json";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Lazy<DistillRuns> s_current = new(() =>
    {
        using var stream = typeof(DistillRuns).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    });

    /// <summary>Those that come with the course.</summary>
    public static DistillRuns Current => s_current.Value;

    /// <exception cref="InvalidDataException">It is no such file; the message says where.</exception>
    public static DistillRuns Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<DistillRuns>(text, s_options) ?? throw new InvalidDataException($"{Name}: null.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{Name}: {wrong.Message}", wrong);
        }
    }

    /// <summary>A line for what was asked, and a line for each run.</summary>
    public string Write()
    {
        var head = JsonSerializer.Serialize(this with { Runs = [] }, s_options);
        var lines = Runs.Select(run => JsonSerializer.Serialize(run, s_options));
        return $"{head[..^"]}".Length]}\n{string.Join(",\n", lines)}]}}\n"; // "runs":[ stands last
    }

    /// <summary>Runs of a way, in the order of their seeds.</summary>
    public IReadOnlyList<DistillRun> Of(DistillWay way) => [.. Runs.Where(run => run.Way == way).OrderBy(run => run.Seed)];

    /// <summary>Bits per byte over all tales asked.</summary>
    /// <param name="bits">Of each tale.</param>
    public double BitsPerByte(IReadOnlyList<double> bits) => bits.Sum() / Bytes.Sum(each => (double)each);
}
