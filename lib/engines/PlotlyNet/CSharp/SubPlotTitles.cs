using Plotly.NET.LayoutObjects;

namespace Plotly.NET.CSharp;

/// <summary>Titles above the cells of a grid: annotations at the middle of each cell's top edge, in fractions of the figure.</summary>
internal sealed record SubPlotTitles(int Rows, int Columns, bool IsBottomToTop, double XGap, double YGap, double Offset, Optional<Font> Font)
{
    public IEnumerable<Annotation> Of(IEnumerable<string> titles) => titles.Take(Rows * Columns).Select((title, i) => At(i / Columns, i % Columns, title)).ToArray();

    private Annotation At(int row, int column, string title)
    {
        var (left, right) = Cell(column, Columns, XGap);
        var (_, top) = Cell(IsBottomToTop ? row : Rows - 1 - row, Rows, YGap);
        return new Annotation()
            .With("x", (left + right) / 2).With("y", top + Offset).Set("font", Font).With("showarrow", false).With("text", title)
            .With("xanchor", StyleParam.XAnchorPosition.Center).With("xref", "paper")
            .With("yanchor", StyleParam.YAnchorPosition.Bottom).With("yref", "paper");
    }

    /// <summary>Start and end of a cell when <paramref name="count"/> cells with gaps, in units of a cell, fill 0 to 1.</summary>
    private static (double Start, double End) Cell(int index, int count, double gap)
    {
        var step = 1 / (count - gap);
        return (step * index, step * index + step * (1 - gap));
    }
}
