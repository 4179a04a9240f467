using System.Text.Json;
using System.Text.Json.Serialization;
using Headroom.Hardware;

namespace Headroom.Sources;

/// <summary>The file of published figures as it stands; strict, so that no figure enters without a source and a confidence.</summary>
internal sealed record FigureFile(IReadOnlyList<FigureFile.Single> Figures, IReadOnlyList<FigureFile.Row> Series)
{
    private static readonly JsonSerializerOptions s_strict = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter<Confidence>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public sealed record Single(string Name, double Value, string Unit, Confidence Confidence, string Source);

    public sealed record Row(string Name, string Unit, Confidence Confidence, string Source, IReadOnlyList<Point> Points);

    public sealed record Point(string Name, double Value);

    /// <exception cref="InvalidDataException">Not in this form, or a name stands twice; says where.</exception>
    public static FigureFile Parse(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<FigureFile>(json, s_strict)
                ?? throw new InvalidDataException("figures.json: null where the figures belong.");
            var names = file.Figures.Select(figure => figure.Name).Concat(file.Series.Select(series => series.Name));
            var twice = names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1);
            return twice is null
                ? file
                : throw new InvalidDataException($"figures.json: '{twice.Key}' stands twice. Give each figure its own name.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"figures.json: {e.Message}", e);
        }
    }

    public static FigureFile ReadEmbedded()
    {
        using var stream = typeof(FigureFile).Assembly.GetManifestResourceStream("figures.json")
            ?? throw new InvalidOperationException("figures.json is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
