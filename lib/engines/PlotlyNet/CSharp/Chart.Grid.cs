using Plotly.NET.LayoutObjects;

namespace Plotly.NET.CSharp;

/// <summary>The C# face of the chart functions: each makes a new figure.</summary>
public static partial class Chart
{
    /// <summary>All traces on the same axes. The first chart is changed; the layout of a later one wins, its size included.</summary>
    public static GenericChart Combine(
        IEnumerable<GenericChart> gCharts) =>
        GenericChart.combine(gCharts);

    /// <summary>Subplots, row by row. Each chart gets axes numbered from 1 in that order; the charts given are changed.</summary>
    public static GenericChart Grid(
        IEnumerable<GenericChart> gCharts, int nRows, int nCols, Optional<IEnumerable<string>> SubPlotTitles = default,
        Optional<Font> SubPlotTitleFont = default, Optional<double> SubPlotTitleOffset = default,
        Optional<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]> SubPlots = default,
        Optional<StyleParam.LinearAxisId[]> XAxes = default, Optional<StyleParam.LinearAxisId[]> YAxes = default,
        Optional<StyleParam.LayoutGridRowOrder> RowOrder = default, Optional<StyleParam.LayoutGridPattern> Pattern = default,
        Optional<double> XGap = default, Optional<double> YGap = default, Optional<Domain> Domain = default,
        Optional<StyleParam.LayoutGridXSide> XSide = default, Optional<StyleParam.LayoutGridYSide> YSide = default)
    {
        var pattern = Pattern.Or(StyleParam.LayoutGridPattern.Independent);
        var rowOrder = RowOrder.Or(StyleParam.LayoutGridRowOrder.TopToBottom);
        var isCoupled = pattern == StyleParam.LayoutGridPattern.Coupled;
        var cells = gCharts.Take(nRows * nCols).Select((chart, i) => isCoupled
            ? chart.InCell(i + 1, anchorX: i % nCols + 1, anchorY: i / nCols + 1)
            : chart.InCell(i + 1, anchorX: i + 1, anchorY: i + 1));
        var titles = new SubPlotTitles(nRows, nCols, rowOrder == StyleParam.LayoutGridRowOrder.BottomToTop,
            XGap.Or(isCoupled ? 0.1 : 0.2), YGap.Or(isCoupled ? 0.1 : 0.3), SubPlotTitleOffset.Or(0), SubPlotTitleFont);
        return GenericChart.combine(cells)
            .WithAnnotations(titles.Of(SubPlotTitles.Or([])))
            .WithLayoutGrid(LayoutGrid.init(
                nRows, nCols, SubPlots.ToOption(), XAxes.ToOption(), YAxes.ToOption(), rowOrder, pattern,
                XGap.ToOption(), YGap.ToOption(), Domain.ToOption(), XSide.ToOption(), YSide.ToOption()));
    }

    /// <summary>Subplots in one column.</summary>
    public static GenericChart SingleStack(
        IEnumerable<GenericChart> gCharts, Optional<IEnumerable<string>> SubPlotTitles = default, Optional<Font> SubPlotTitleFont = default,
        Optional<double> SubPlotTitleOffset = default,
        Optional<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]> SubPlots = default,
        Optional<StyleParam.LinearAxisId[]> XAxes = default, Optional<StyleParam.LinearAxisId[]> YAxes = default,
        Optional<StyleParam.LayoutGridRowOrder> RowOrder = default, Optional<StyleParam.LayoutGridPattern> Pattern = default,
        Optional<double> XGap = default, Optional<double> YGap = default, Optional<Domain> Domain = default,
        Optional<StyleParam.LayoutGridXSide> XSide = default, Optional<StyleParam.LayoutGridYSide> YSide = default) =>
        Grid(gCharts, gCharts.Count(), 1, SubPlotTitles, SubPlotTitleFont, SubPlotTitleOffset, SubPlots, XAxes, YAxes,
            RowOrder, Pattern, XGap, YGap, Domain, XSide, YSide);
}
