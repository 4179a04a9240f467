using Headroom.Charts.Adapter;
using Headroom.Charts.Colors;
using Headroom.Charts.Svg;
using Plotly.NET;
using Trace = Plotly.NET.Trace;

namespace Headroom.Charts;

/// <summary>One colour of bars, a value per key.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Values">One value per key; NaN leaves a gap.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double> Values);

/// <summary>Values per named thing: columns side by side, columns on top of each other, or bars to the right.</summary>
public static class BarChart
{
    /// <summary>Columns, one group per key.</summary>
    /// <param name="title">The finding, in one sentence.</param>
    /// <param name="keyLabel">What the keys are, as "kernel".</param>
    /// <param name="value">The quantity upwards.</param>
    /// <param name="keys">Names along the bottom.</param>
    /// <param name="series">One to five colours.</param>
    /// <exception cref="ArgumentException">No series, more than five, names that are missing or equal, or lengths that differ.</exception>
    public static GenericChart Of(string title, string keyLabel, ChartAxis value, IReadOnlyList<string> keys,
        params IReadOnlyList<BarSeries> series)
    {
        Check(title, keys, series);
        return PlotlyFigures.Of(Columns(keys, series), Upright(title, keyLabel, value, series));
    }

    /// <summary>Columns whose parts add up; see <see cref="Of"/> for the parameters.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Of"/>; also for a log axis, on which lengths do not add.</exception>
    public static GenericChart Stacked(string title, string keyLabel, ChartAxis value, IReadOnlyList<string> keys,
        params IReadOnlyList<BarSeries> series)
    {
        Check(title, keys, series);
        if (value.IsLog)
            throw new ArgumentException(
                $"chart \"{title}\": lengths do not add up on a log axis; use a linear one, or columns side by side");
        return PlotlyFigures.Of(Columns(keys, series, stacked: true), Upright(title, keyLabel, value, series, "stack"));
    }

    /// <summary>Bars to the right, the first key on top: for long names. See <see cref="Of"/> for the parameters.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Of"/>.</exception>
    public static GenericChart Horizontal(string title, string keyLabel, ChartAxis value, IReadOnlyList<string> keys,
        params IReadOnlyList<BarSeries> series)
    {
        Check(title, keys, series);
        return PlotlyFigures.Of(
            series.Select((s, slot) => Traces.Bars(s.Name, keys, s.Values, Texts(s), Palette.Color(slot))),
            PlotlyFigures.Layout(Axes.Of(value.Label, value.IsLog), Axes.Downwards(keyLabel)).Titled(title, series.Count > 1));
    }

    private static IEnumerable<Trace> Columns(IReadOnlyList<string> keys, IReadOnlyList<BarSeries> series, bool stacked = false)
        => series.Select((s, slot) => Traces.Columns(s.Name, keys, s.Values, Texts(s), Palette.Color(slot), stacked));

    private static Layout Upright(string title, string keyLabel, ChartAxis value, IReadOnlyList<BarSeries> series, string? bars = null)
        => PlotlyFigures.Layout(Axes.OfNames(keyLabel), Axes.Of(value.Label, value.IsLog), bars: bars).Titled(title, series.Count > 1);

    private static string[] Texts(BarSeries series) => [.. series.Values.Select(v => double.IsFinite(v) ? NumberText.Compact(v) : "")];

    private static void Check(string title, IReadOnlyList<string> keys, IReadOnlyList<BarSeries> series)
    {
        Checked.Title(title);
        Checked.Series(title, [.. series.Select(s => s.Name)]);
        foreach (var s in series) Checked.SameLength(title, s.Name, "values", s.Values.Count, "keys", keys.Count);
    }
}
