using Headroom.Charts.Adapter;
using Headroom.Charts.Colors;
using Plotly.NET;

namespace Headroom.Charts;

/// <summary>One line of a <see cref="LineChart"/>.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="X">Positions, in the unit of the x axis.</param>
/// <param name="Y">Values, one per position; NaN leaves a hole.</param>
/// <param name="Spread">Half-length of an error bar per value, in the unit of the y axis; none if left out.</param>
public sealed record LineSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double>? Spread = null)
{
    /// <summary>Whether the values stand alone, without a line through them: measurements beside a formula's line.</summary>
    public bool IsPoints { get; init; }
}

/// <summary>Values against a number: at most five lines, each with its own colour, dash and symbol.</summary>
public static class LineChart
{
    // Up to here every point gets a symbol; beyond, symbols would hide the line.
    private const int MostMarkers = 40;

    /// <param name="title">The finding, in one sentence.</param>
    /// <param name="x">The quantity along the bottom.</param>
    /// <param name="y">The quantity upwards.</param>
    /// <param name="series">One to five lines.</param>
    /// <exception cref="ArgumentException">No series, more than five, names that are missing or equal, or lengths that differ.</exception>
    public static GenericChart Of(string title, ChartAxis x, ChartAxis y, params IReadOnlyList<LineSeries> series)
    {
        Checked.Title(title);
        Checked.Series(title, [.. series.Select(s => s.Name)]);
        foreach (var s in series)
        {
            Checked.SameLength(title, s.Name, "y values", s.Y.Count, "x values", s.X.Count);
            if (s.Spread is { } spread) Checked.SameLength(title, s.Name, "spreads", spread.Count, "values", s.Y.Count);
        }
        return PlotlyFigures.Of(series.Select(Trace), PlotlyFigures.Layout(Axes.Of(x.Label, x.IsLog), Axes.Of(y.Label, y.IsLog))
            .Titled(title, series.Count > 1));
    }

    private static Trace Trace(LineSeries series, int slot)
    {
        var marker = Strokes.Marker(Palette.Color(slot), Palette.SymbolNumber(slot));
        var trace = series.IsPoints ? Traces.Points(series.Name, series.X, series.Y, marker)
            : Traces.Line(series.Name, series.X, series.Y, Strokes.Line(Palette.Color(slot), 2.25, Palette.Dash(slot)), marker,
                showMarkers: series.X.Count <= MostMarkers);
        return series.Spread is { } spread ? trace.WithSpread(spread) : trace;
    }
}
