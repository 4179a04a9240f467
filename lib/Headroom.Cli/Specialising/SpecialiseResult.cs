using System.Text.Json;

namespace Headroom.Cli.Specialising;

/// <summary>
/// A mean over files with its 95 % interval: no ends where there are fewer than two files, no mean where nothing is asked.
/// </summary>
/// <param name="Asked">Questions that were asked; null where the figure is no share of answers.</param>
internal sealed record Interval(double? Mean, double? Low, double? High, int? Asked = null);

/// <summary>What a model reached on the held-out files.</summary>
/// <param name="Identifier">Share of next identifiers that it completed exactly.</param>
/// <param name="RestOfLine">Share of lines that it completed exactly from a place in them on.</param>
internal sealed record Scores(Interval BitsPerByte, Interval Identifier, Interval RestOfLine, int Files);

/// <summary><c>result.json</c>, as the training program writes it.</summary>
/// <param name="Difference">After less before, file by file.</param>
internal sealed record SpecialiseResult(
    string Model, int Seed, long Steps, double Seconds, long TrainTokens, Scores Before, Scores After, Scores Difference)
{
    public const string FileName = "result.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <exception cref="UsageException">The file lacks a member.</exception>
    public static SpecialiseResult Read(string path)
    {
        try
        {
            var result = JsonSerializer.Deserialize<SpecialiseResult>(File.ReadAllText(path), s_json);
            if (result?.Model is not null && IsWhole(result.Before) && IsWhole(result.After) && IsWhole(result.Difference)) return result;
        }
        catch (JsonException)
        {
        }
        throw new UsageException($"{path} is no result of a specialised model.");
    }

    private static bool IsWhole(Scores? scores) =>
        scores is { BitsPerByte: not null, Identifier: not null, RestOfLine: not null };
}
