using Microsoft.FSharp.Core;
using Plotly.NET.TraceObjects;

namespace Plotly.NET;

/// <summary>The F# face of the fluent methods, as C# sees it.</summary>
public static partial class GenericChartExtensions
{
    /// <summary>Name, visibility and legend of the traces; the second trace is called name_1, the third name_2.</summary>
    public static GenericChart WithTraceInfo(
        this GenericChart gChart, FSharpOption<string>? Name = null, FSharpOption<StyleParam.Visible>? Visible = null,
        FSharpOption<bool>? ShowLegend = null, FSharpOption<int>? LegendRank = null, FSharpOption<string>? LegendGroup = null,
        FSharpOption<Title>? LegendGroupTitle = null) =>
        gChart.ForEachTrace((trace, i) => trace
            .Set("name", Name is null || i == 0 ? Name : $"{Name.Value}_{i}").Set("visible", Visible).Set("showlegend", ShowLegend)
            .Set("legendrank", LegendRank).Set("legendgroup", LegendGroup).Set("legendgrouptitle", LegendGroupTitle));

    /// <summary>Binds all traces to numbered axes: 2 means x2 or y2.</summary>
    public static GenericChart WithAxisAnchor(
        this GenericChart gChart, FSharpOption<int>? X = null, FSharpOption<int>? Y = null) =>
        gChart.ForEachTrace((trace, _) => trace
            .Set("xaxis", X.Map(StyleParam.LinearAxisId.NewX))
            .Set("yaxis", Y.Map(StyleParam.LinearAxisId.NewY)));

    /// <summary>Error bars along x, merged into those that are there.</summary>
    public static GenericChart WithXError(
        this GenericChart gChart, Error xError) =>
        gChart.ForEachTrace((trace, _) => trace.Merge("error_x", xError));

    /// <summary>Error bars along x, in axis units.</summary>
    public static GenericChart WithXErrorStyle<m, n>(
        this GenericChart gChart, FSharpOption<IEnumerable<m>>? Array = null, FSharpOption<IEnumerable<n>>? Arrayminus = null,
        FSharpOption<bool>? Symmetric = null, FSharpOption<Color>? Color = null, FSharpOption<double>? Thickness = null,
        FSharpOption<double>? Width = null)
        where m : IConvertible where n : IConvertible =>
        gChart.WithXError(Error.init<m, n>(Symmetric: Symmetric, Array: Array, Arrayminus: Arrayminus, Color: Color, Thickness: Thickness, Width: Width));

    /// <summary>Error bars along y, merged into those that are there.</summary>
    public static GenericChart WithYError(
        this GenericChart gChart, Error yError) =>
        gChart.ForEachTrace((trace, _) => trace.Merge("error_y", yError));

    /// <summary>Error bars along y, in axis units.</summary>
    public static GenericChart WithYErrorStyle<k, l>(
        this GenericChart gChart, FSharpOption<IEnumerable<k>>? Array = null, FSharpOption<IEnumerable<l>>? Arrayminus = null,
        FSharpOption<bool>? Symmetric = null, FSharpOption<Color>? Color = null, FSharpOption<double>? Thickness = null,
        FSharpOption<double>? Width = null)
        where k : IConvertible where l : IConvertible =>
        gChart.WithYError(Error.init<k, l>(Symmetric: Symmetric, Array: Array, Arrayminus: Arrayminus, Color: Color, Thickness: Thickness, Width: Width));

    /// <summary>Colour bar of the traces, merged into the one that is there.</summary>
    public static GenericChart WithColorBar(
        this GenericChart gChart, ColorBar colorbar) =>
        gChart.ForEachTrace((trace, _) => trace.Merge("colorbar", colorbar));
}
