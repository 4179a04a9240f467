using Headroom.Hardware;

namespace Headroom.Sources;

/// <summary>Figures that others published and notebooks quote, each with its source: <c>figures.json</c>.</summary>
public static class Published
{
    private static readonly FigureFile s_file = FigureFile.ReadEmbedded();

    /// <summary>Names of single figures, in the file's order.</summary>
    public static IReadOnlyList<string> FigureNames => [.. s_file.Figures.Select(figure => figure.Name)];

    /// <summary>Names of series, in the file's order.</summary>
    public static IReadOnlyList<string> SeriesNames => [.. s_file.Series.Select(series => series.Name)];

    /// <summary>One number; throws <see cref="KeyNotFoundException"/> with the nearest names.</summary>
    public static Figure Figure(string name)
    {
        var entry = s_file.Figures.FirstOrDefault(figure => figure.Name == name) ?? throw Unknown(name, FigureNames);
        return new(entry.Value, entry.Unit, entry.Source, entry.Confidence);
    }

    /// <summary>
    /// Numbers that belong together, in the order of the source; throws <see cref="KeyNotFoundException"/> with the nearest names.
    /// </summary>
    public static IReadOnlyList<(string Name, Figure Value)> Series(string name)
    {
        var entry = s_file.Series.FirstOrDefault(series => series.Name == name) ?? throw Unknown(name, SeriesNames);
        return [.. entry.Points.Select(point => (point.Name, Of(point)))];

        Figure Of(FigureFile.Point point) => new(point.Value, entry.Unit, entry.Source, entry.Confidence);
    }

    private static KeyNotFoundException Unknown(string name, IReadOnlyList<string> names) =>
        new($"no figure is named '{name}'. Nearest: {string.Join(" | ", names.OrderBy(known => Nearest.Distance(name, known)).Take(3))}.");
}
