using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

/// <summary>The F# face of the fluent methods, as C# sees it.</summary>
public static partial class GenericChartExtensions
{
    /// <summary>One more annotation, or this one alone if Append is false.</summary>
    public static GenericChart WithAnnotation(
        this GenericChart gChart, Annotation annotation, FSharpOption<bool>? Append = null) =>
        gChart.WithAnnotations([annotation], Append);

    /// <summary>More annotations, drawn before those that are there, or these alone if Append is false.</summary>
    public static GenericChart WithAnnotations(
        this GenericChart gChart, IEnumerable<Annotation> annotations, FSharpOption<bool>? Append = null)
    {
        gChart.Layout.SetValue("annotations", Prepended(gChart, "annotations", annotations, Append));
        return gChart.With();
    }

    /// <summary>One more shape, or this one alone if Append is false.</summary>
    public static GenericChart WithShape(
        this GenericChart gChart, Shape shape, FSharpOption<bool>? Append = null) =>
        gChart.WithShapes([shape], Append);

    /// <summary>More shapes, drawn before those that are there, or these alone if Append is false.</summary>
    public static GenericChart WithShapes(
        this GenericChart gChart, IEnumerable<Shape> shapes, FSharpOption<bool>? Append = null)
    {
        gChart.Layout.SetValue("shapes", Prepended(gChart, "shapes", shapes, Append));
        return gChart.With();
    }

    /// <summary>Replaces the grid of subplots.</summary>
    public static GenericChart WithLayoutGrid(
        this GenericChart gChart, LayoutGrid layoutGrid)
    {
        gChart.Layout.SetValue("grid", layoutGrid);
        return gChart.With();
    }

    /// <summary>Rows, columns and gaps of the grid of subplots.</summary>
    public static GenericChart WithLayoutGridStyle(
        this GenericChart gChart, FSharpOption<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]>? SubPlots = null,
        FSharpOption<StyleParam.LinearAxisId[]>? XAxes = null, FSharpOption<StyleParam.LinearAxisId[]>? YAxes = null,
        FSharpOption<int>? Rows = null, FSharpOption<int>? Columns = null, FSharpOption<StyleParam.LayoutGridRowOrder>? RowOrder = null,
        FSharpOption<StyleParam.LayoutGridPattern>? Pattern = null, FSharpOption<double>? XGap = null, FSharpOption<double>? YGap = null,
        FSharpOption<Domain>? Domain = null, FSharpOption<StyleParam.LayoutGridXSide>? XSide = null,
        FSharpOption<StyleParam.LayoutGridYSide>? YSide = null)
    {
        var grid = LayoutGrid.init(Rows, Columns, SubPlots, XAxes, YAxes, RowOrder, Pattern, XGap, YGap, Domain, XSide, YSide);
        gChart.Layout.SetValue("grid", (gChart.Layout.Find<LayoutGrid>("grid") ?? new LayoutGrid()).Restyle(grid));
        return gChart.With();
    }

    private static IEnumerable<T> Prepended<T>(GenericChart gChart, string name, IEnumerable<T> items, FSharpOption<bool>? append) =>
        (append?.Value ?? true) && gChart.Layout.Find<IEnumerable<T>>(name) is { } present ? [.. items, .. present] : [.. items];
}
