using Plotly.NET.LayoutObjects;

namespace Plotly.NET.CSharp;

/// <summary>The C# face of the fluent methods.</summary>
public static partial class GenericChartExtensions
{
    /// <summary>Styles an x axis, the first unless Id names another. On a log axis MinMax holds log10 of the ends.</summary>
    public static GenericChart WithXAxisStyle<MinType, MaxType, CategoryArrayType>(
        this GenericChart gChart, Optional<string> TitleText = default, Optional<Font> TitleFont = default,
        Optional<int> TitleStandoff = default, Optional<Title> Title = default, Optional<Color> Color = default,
        Optional<StyleParam.AxisType> AxisType = default, Optional<Tuple<MinType, MaxType>> MinMax = default,
        Optional<StyleParam.Mirror> Mirror = default, Optional<bool> ShowSpikes = default, Optional<Color> SpikeColor = default,
        Optional<int> SpikeThickness = default, Optional<bool> ShowLine = default, Optional<Color> LineColor = default,
        Optional<bool> ShowGrid = default, Optional<Color> GridColor = default, Optional<bool> ZeroLine = default,
        Optional<Color> ZeroLineColor = default, Optional<StyleParam.LinearAxisId> Anchor = default,
        Optional<StyleParam.Side> Side = default, Optional<StyleParam.LinearAxisId> Overlaying = default,
        Optional<Tuple<double, double>> Domain = default, Optional<double> Position = default,
        Optional<StyleParam.CategoryOrder> CategoryOrder = default, Optional<IEnumerable<CategoryArrayType>> CategoryArray = default,
        Optional<Color> BackgroundColor = default, Optional<bool> ShowBackground = default, Optional<StyleParam.SubPlotId> Id = default)
        where MinType : IConvertible where MaxType : IConvertible where CategoryArrayType : IConvertible =>
        gChart.WithXAxis(
            AxisStyle<MinType, MaxType, CategoryArrayType>(
                TitleText, TitleFont, TitleStandoff, Title, Color, AxisType, MinMax, Mirror, ShowSpikes, SpikeColor, SpikeThickness,
                ShowLine, LineColor, ShowGrid, GridColor, ZeroLine, ZeroLineColor, Anchor, Side, Overlaying, Domain, Position,
                CategoryOrder, CategoryArray, BackgroundColor, ShowBackground),
            Id.ToOption());

    /// <summary>Styles a y axis, the first unless Id names another. On a log axis MinMax holds log10 of the ends.</summary>
    public static GenericChart WithYAxisStyle<MinType, MaxType, CategoryArrayType>(
        this GenericChart gChart, Optional<string> TitleText = default, Optional<Font> TitleFont = default,
        Optional<int> TitleStandoff = default, Optional<Title> Title = default, Optional<Color> Color = default,
        Optional<StyleParam.AxisType> AxisType = default, Optional<Tuple<MinType, MaxType>> MinMax = default,
        Optional<StyleParam.Mirror> Mirror = default, Optional<bool> ShowSpikes = default, Optional<Color> SpikeColor = default,
        Optional<int> SpikeThickness = default, Optional<bool> ShowLine = default, Optional<Color> LineColor = default,
        Optional<bool> ShowGrid = default, Optional<Color> GridColor = default, Optional<bool> ZeroLine = default,
        Optional<Color> ZeroLineColor = default, Optional<StyleParam.LinearAxisId> Anchor = default,
        Optional<StyleParam.Side> Side = default, Optional<StyleParam.LinearAxisId> Overlaying = default,
        Optional<Tuple<double, double>> Domain = default, Optional<double> Position = default,
        Optional<StyleParam.CategoryOrder> CategoryOrder = default, Optional<IEnumerable<CategoryArrayType>> CategoryArray = default,
        Optional<Color> BackgroundColor = default, Optional<bool> ShowBackground = default, Optional<StyleParam.SubPlotId> Id = default)
        where MinType : IConvertible where MaxType : IConvertible where CategoryArrayType : IConvertible =>
        gChart.WithYAxis(
            AxisStyle<MinType, MaxType, CategoryArrayType>(
                TitleText, TitleFont, TitleStandoff, Title, Color, AxisType, MinMax, Mirror, ShowSpikes, SpikeColor, SpikeThickness,
                ShowLine, LineColor, ShowGrid, GridColor, ZeroLine, ZeroLineColor, Anchor, Side, Overlaying, Domain, Position,
                CategoryOrder, CategoryArray, BackgroundColor, ShowBackground),
            Id.ToOption());

    private static LinearAxis AxisStyle<MinType, MaxType, CategoryArrayType>(
        Optional<string> TitleText, Optional<Font> TitleFont,
        Optional<int> TitleStandoff, Optional<Title> Title, Optional<Color> Color,
        Optional<StyleParam.AxisType> AxisType, Optional<Tuple<MinType, MaxType>> MinMax,
        Optional<StyleParam.Mirror> Mirror, Optional<bool> ShowSpikes, Optional<Color> SpikeColor,
        Optional<int> SpikeThickness, Optional<bool> ShowLine, Optional<Color> LineColor,
        Optional<bool> ShowGrid, Optional<Color> GridColor, Optional<bool> ZeroLine,
        Optional<Color> ZeroLineColor, Optional<StyleParam.LinearAxisId> Anchor,
        Optional<StyleParam.Side> Side, Optional<StyleParam.LinearAxisId> Overlaying,
        Optional<Tuple<double, double>> Domain, Optional<double> Position,
        Optional<StyleParam.CategoryOrder> CategoryOrder, Optional<IEnumerable<CategoryArrayType>> CategoryArray,
        Optional<Color> BackgroundColor, Optional<bool> ShowBackground)
        where MinType : IConvertible where MaxType : IConvertible where CategoryArrayType : IConvertible =>
        new LinearAxis()
            .Set("color", Color)
            .With("title", Title.Or(new Title()).Set("text", TitleText).Set("font", TitleFont).Set("standoff", TitleStandoff))
            .Set("type", AxisType).Set("range", Ends(MinMax)).Set("mirror", Mirror)
            .Set("showspikes", ShowSpikes).Set("spikecolor", SpikeColor).Set("spikethickness", SpikeThickness)
            .Set("showline", ShowLine).Set("linecolor", LineColor).Set("showgrid", ShowGrid).Set("gridcolor", GridColor)
            .Set("zeroline", ZeroLine).Set("zerolinecolor", ZeroLineColor).Set("anchor", Anchor).Set("side", Side)
            .Set("overlaying", Overlaying).Set("domain", Ends(Domain)).Set("position", Position)
            .Set("categoryorder", CategoryOrder).Set("categoryarray", CategoryArray)
            .Set("backgroundcolor", BackgroundColor).Set("showbackground", ShowBackground);

    private static Optional<StyleParam.Range> Ends<MinType, MaxType>(Optional<Tuple<MinType, MaxType>> ends)
        where MinType : IConvertible where MaxType : IConvertible =>
        ends.IsSome ? StyleParam.Range.NewMinMax(ends.Value.Item1, ends.Value.Item2) : default(Optional<StyleParam.Range>);
}
