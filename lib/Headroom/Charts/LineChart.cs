using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

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
        return Chart.Combine(series.Select(Line)).Styled(title, x, y, showLegend: series.Count > 1);
    }

    private static GenericChart Line(LineSeries series, int slot)
    {
        var line = series.IsPoints ? Points(series, slot) : Chart.Line<double, double, string>(series.X, series.Y,
            ShowMarkers: series.X.Count <= MostMarkers, Name: series.Name,
            MarkerColor: SeriesStyle.Color(slot), MarkerSymbol: SeriesStyle.Symbol(slot),
            LineColor: SeriesStyle.Color(slot), LineWidth: 2.25, LineDash: SeriesStyle.Dash(slot));
        return series.Spread is { } spread ? line.WithYErrorStyle<double, double>(Array: spread.ToArray()) : line;
    }

    private static GenericChart Points(LineSeries series, int slot)
        => Chart.Point<double, double, string>(series.X, series.Y, Name: series.Name, MarkerColor: SeriesStyle.Color(slot), MarkerSymbol: SeriesStyle.Symbol(slot));
}
