namespace Plotly.NET.CSharp;

/// <summary>Moves a chart into a cell of a grid.</summary>
internal static class Cell
{
    /// <summary>Keeps the first x and y axis under the cell's number, drops the others, and binds the traces to the anchors.</summary>
    public static GenericChart InCell(this GenericChart chart, int number, int anchorX, int anchorY)
    {
        var (x, y) = (chart.Layout.TakeAxis(isX: true), chart.Layout.TakeAxis(isX: false));
        return chart
            .WithAxisAnchor(anchorX, anchorY)
            .WithXAxis(x, StyleParam.SubPlotId.NewXAxis(number))
            .WithYAxis(y, StyleParam.SubPlotId.NewYAxis(number));
    }
}
