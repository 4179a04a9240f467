using Headroom.Charts.Adapter;
using Headroom.Charts.Svg;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Headroom.Charts;

/// <summary>A number per pair of keys, as colour (Viridis) and as text in the cell.</summary>
public static class HeatMap
{
    // Beyond this the texts are a grey haze; the colours alone say more.
    private const int MostTexts = 150;

    /// <param name="title">The finding, in one sentence.</param>
    /// <param name="x">What the columns are.</param>
    /// <param name="columns">Names of the columns, left to right.</param>
    /// <param name="y">What the rows are.</param>
    /// <param name="rows">Names of the rows, the first at the bottom.</param>
    /// <param name="values">[rows][columns]; NaN leaves a cell empty.</param>
    /// <param name="value">What a cell holds; its unit stands over the colour bar.</param>
    /// <exception cref="ArgumentException">The values are not rows times columns.</exception>
    public static GenericChart Of(
        string title, ChartAxis x, IReadOnlyList<string> columns, ChartAxis y, IReadOnlyList<string> rows,
        IReadOnlyList<IReadOnlyList<double>> values, ChartAxis value)
    {
        Checked.Title(title);
        Checked.SameLength(title, value.Quantity, "rows of values", values.Count, "row names", rows.Count);
        for (var r = 0; r < values.Count; r++)
            Checked.SameLength(title, $"row {rows[r]}", "values", values[r].Count, "column names", columns.Count);
        return PlotlyFigures.Of(
            [Traces.Cells(columns, rows, values, value.Unit.Length > 0 ? value.Unit : value.Quantity)],
            PlotlyFigures.Layout(Axes.OfNames(x.Label), Axes.OfNames(y.Label)).With("annotations", CellTexts(values))
                .Titled(title, showLegend: false));
    }

    private static Annotation[] CellTexts(IReadOnlyList<IReadOnlyList<double>> values)
    {
        double[] seen = [.. values.SelectMany(row => row).Where(double.IsFinite)];
        if (seen.Length is 0 or > MostTexts) return [];
        var (low, high) = (seen.Min(), seen.Max());
        return [.. values.SelectMany((row, r) => row.Select((value, c) => (value, r, c)))
            .Where(cell => double.IsFinite(cell.value))
            .Select(cell => CellText(cell.value, cell.c, cell.r, high > low ? (cell.value - low) / (high - low) : 0.5))];
    }

    /// <summary>Positions are serial numbers; dark cells get white text, light ones black.</summary>
    private static Annotation CellText(double value, int column, int row, double share)
        => Texts.At(column, row, NumberText.Compact(value), Texts.Font(13, ColorScale.Default.At(share).Ink));
}
