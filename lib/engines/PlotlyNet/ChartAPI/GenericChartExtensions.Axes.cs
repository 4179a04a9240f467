using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

/// <summary>The F# face of the fluent methods, as C# sees it.</summary>
public static partial class GenericChartExtensions
{
    /// <summary>Sets an x axis, or merges into the one that is there; the first unless Id names another.</summary>
    public static GenericChart WithXAxis(
        this GenericChart gChart, LinearAxis xAxis, FSharpOption<StyleParam.SubPlotId>? Id = null)
    {
        gChart.Layout.UpdateAxis(Id?.Value ?? StyleParam.SubPlotId.NewXAxis(1), xAxis);
        return gChart.With();
    }

    /// <summary>Sets a y axis, or merges into the one that is there; the first unless Id names another.</summary>
    public static GenericChart WithYAxis(
        this GenericChart gChart, LinearAxis yAxis, FSharpOption<StyleParam.SubPlotId>? Id = null)
    {
        gChart.Layout.UpdateAxis(Id?.Value ?? StyleParam.SubPlotId.NewYAxis(1), yAxis);
        return gChart.With();
    }

    /// <summary>Styles an x axis that has a title object. On a log axis MinMax holds log10 of the ends.</summary>
    public static GenericChart WithXAxisStyle(
        this GenericChart gChart, Title title, FSharpOption<Tuple<IConvertible, IConvertible>>? MinMax = null,
        FSharpOption<bool>? ShowGrid = null, FSharpOption<bool>? ShowLine = null, FSharpOption<StyleParam.Side>? Side = null,
        FSharpOption<StyleParam.LinearAxisId>? Overlaying = null, FSharpOption<StyleParam.SubPlotId>? Id = null,
        FSharpOption<Tuple<IConvertible, IConvertible>>? Domain = null, FSharpOption<double>? Position = null,
        FSharpOption<bool>? ZeroLine = null, FSharpOption<StyleParam.LinearAxisId>? Anchor = null) =>
        gChart.WithXAxis(
            new LinearAxis()
                .With("title", title).Set("range", Ends(MinMax)).Set("showline", ShowLine).Set("showgrid", ShowGrid)
                .Set("zeroline", ZeroLine).Set("anchor", Anchor).Set("side", Side).Set("overlaying", Overlaying)
                .Set("domain", Ends(Domain)).Set("position", Position),
            Id);

    /// <summary>Styles a y axis that has a title object. On a log axis MinMax holds log10 of the ends.</summary>
    public static GenericChart WithYAxisStyle(
        this GenericChart gChart, Title title, FSharpOption<Tuple<IConvertible, IConvertible>>? MinMax = null,
        FSharpOption<bool>? ShowGrid = null, FSharpOption<bool>? ShowLine = null, FSharpOption<StyleParam.Side>? Side = null,
        FSharpOption<StyleParam.LinearAxisId>? Overlaying = null, FSharpOption<StyleParam.SubPlotId>? Id = null,
        FSharpOption<Tuple<IConvertible, IConvertible>>? Domain = null, FSharpOption<double>? Position = null,
        FSharpOption<bool>? ZeroLine = null, FSharpOption<StyleParam.LinearAxisId>? Anchor = null) =>
        gChart.WithYAxis(
            new LinearAxis()
                .With("title", title).Set("range", Ends(MinMax)).Set("showline", ShowLine).Set("showgrid", ShowGrid)
                .Set("zeroline", ZeroLine).Set("anchor", Anchor).Set("side", Side).Set("overlaying", Overlaying)
                .Set("domain", Ends(Domain)).Set("position", Position),
            Id);

    private static FSharpOption<StyleParam.Range>? Ends(FSharpOption<Tuple<IConvertible, IConvertible>>? ends) =>
        ends.Map(pair => StyleParam.Range.NewMinMax(pair.Item1, pair.Item2));
}
