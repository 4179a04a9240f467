using Headroom.Charts.Colors;

namespace Headroom.Charts;

/// <summary>What every chart asks of its series, with errors that name the chart and the way out.</summary>
internal static class Checked
{
    public static void Title(string title)
    {
        if (string.IsNullOrWhiteSpace(title))
            throw new ArgumentException("a chart needs a title that states its finding, as \"Decode sits under the roof\"", nameof(title));
    }

    /// <summary>One to five series, each with its own name.</summary>
    public static void Series(string title, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0) throw new ArgumentException($"chart \"{title}\" has no series; give at least one");
        if (names.Count > Palette.MostSeries)
            throw new ArgumentException(
                $"chart \"{title}\" has {names.Count} series and at most {Palette.MostSeries} can be told apart; leave some out, or draw "
                + "two charts");
        if (names.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException($"chart \"{title}\" has a series without a name; the legend needs one");
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"chart \"{title}\" has {twice.Count()} series named \"{twice.Key}\"; names must differ");
    }

    public static void SameLength(string title, string series, string what, int got, string other, int expected)
    {
        if (got != expected)
            throw new ArgumentException(
                $"chart \"{title}\", series \"{series}\": {got} {what} for {expected} {other}; give one of each per point");
    }
}
