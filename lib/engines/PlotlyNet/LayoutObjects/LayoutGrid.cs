using Microsoft.FSharp.Core;

namespace Plotly.NET.LayoutObjects;

/// <summary>Rows and columns that subplots are laid out in.</summary>
public sealed class LayoutGrid : DynamicObj.DynamicObj
{
    /// <summary>Absent parameters leave no trace in the JSON.</summary>
    public static LayoutGrid init(
        FSharpOption<int>? Rows = null, FSharpOption<int>? Columns = null,
        FSharpOption<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]>? SubPlots = null,
        FSharpOption<StyleParam.LinearAxisId[]>? XAxes = null, FSharpOption<StyleParam.LinearAxisId[]>? YAxes = null,
        FSharpOption<StyleParam.LayoutGridRowOrder>? RowOrder = null, FSharpOption<StyleParam.LayoutGridPattern>? Pattern = null,
        FSharpOption<double>? XGap = null, FSharpOption<double>? YGap = null, FSharpOption<Domain>? Domain = null,
        FSharpOption<StyleParam.LayoutGridXSide>? XSide = null, FSharpOption<StyleParam.LayoutGridYSide>? YSide = null) =>
        new LayoutGrid()
            .Set("subplots", SubPlots.Map(rows => rows.Select(row => row.Select(axes => $"{axes.Item1}{axes.Item2}"))))
            .Set("xaxes", XAxes).Set("yaxes", YAxes).Set("rows", Rows).Set("columns", Columns)
            .Set("roworder", RowOrder).Set("pattern", Pattern).Set("xgap", XGap).Set("ygap", YGap).Set("domain", Domain).Set("xside", XSide)
            .Set("yside", YSide);
}
