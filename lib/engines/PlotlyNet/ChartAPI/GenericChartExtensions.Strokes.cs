using Microsoft.FSharp.Core;
using Plotly.NET.TraceObjects;

namespace Plotly.NET;

/// <summary>The F# face of the fluent methods, as C# sees it.</summary>
public static partial class GenericChartExtensions
{
    /// <summary>Marker of all traces, merged into the one that is there.</summary>
    public static GenericChart WithMarker(
        this GenericChart gChart, Marker marker) =>
        gChart.ForEachTrace((trace, _) => trace.Merge("marker", marker));

    /// <summary>Marker of all traces; sizes in pixels.</summary>
    public static GenericChart WithMarkerStyle(
        this GenericChart gChart, FSharpOption<bool>? AutoColorScale = null, FSharpOption<bool>? CAuto = null,
        FSharpOption<double>? CMax = null, FSharpOption<double>? CMid = null, FSharpOption<double>? CMin = null,
        FSharpOption<Color>? Color = null, FSharpOption<IEnumerable<Color>>? Colors = null,
        FSharpOption<StyleParam.SubPlotId>? ColorAxis = null, FSharpOption<ColorBar>? ColorBar = null,
        FSharpOption<StyleParam.Colorscale>? Colorscale = null, FSharpOption<Gradient>? Gradient = null, FSharpOption<Line>? Outline = null,
        FSharpOption<int>? MaxDisplayed = null, FSharpOption<double>? Opacity = null,
        FSharpOption<IEnumerable<double>>? MultiOpacity = null, FSharpOption<Pattern>? Pattern = null,
        FSharpOption<bool>? ReverseScale = null, FSharpOption<bool>? ShowScale = null, FSharpOption<int>? Size = null,
        FSharpOption<IEnumerable<int>>? MultiSize = null, FSharpOption<int>? SizeMin = null,
        FSharpOption<StyleParam.MarkerSizeMode>? SizeMode = null, FSharpOption<int>? SizeRef = null,
        FSharpOption<StyleParam.MarkerSymbol>? Symbol = null, FSharpOption<IEnumerable<StyleParam.MarkerSymbol>>? MultiSymbol = null,
        FSharpOption<Color>? OutlierColor = null, FSharpOption<int>? OutlierWidth = null) =>
        gChart.ForEachTrace((trace, _) => trace.SetValue("marker", trace.Marker.Restyle(Marker.init(
            AutoColorScale: AutoColorScale, CAuto: CAuto, CMax: CMax, CMid: CMid, CMin: CMin,
            Color: Color, Colors: Colors, ColorAxis: ColorAxis, ColorBar: ColorBar, Colorscale: Colorscale,
            Gradient: Gradient, Outline: Outline, MaxDisplayed: MaxDisplayed, Opacity: Opacity, MultiOpacity: MultiOpacity, Pattern: Pattern,
            ReverseScale: ReverseScale, ShowScale: ShowScale, Size: Size, MultiSize: MultiSize, SizeMin: SizeMin, SizeMode: SizeMode,
            SizeRef: SizeRef, Symbol: Symbol, MultiSymbol: MultiSymbol, OutlierColor: OutlierColor, OutlierWidth: OutlierWidth))));

    /// <summary>Line of all traces, merged into the one that is there.</summary>
    public static GenericChart WithLine(
        this GenericChart gChart, Line line) =>
        gChart.ForEachTrace((trace, _) => trace.Merge("line", line));

    /// <summary>Line of all traces; widths in pixels.</summary>
    public static GenericChart WithLineStyle(
        this GenericChart gChart, FSharpOption<bool>? AutoColorScale = null, FSharpOption<bool>? CAuto = null,
        FSharpOption<double>? CMax = null, FSharpOption<double>? CMid = null, FSharpOption<double>? CMin = null,
        FSharpOption<Color>? Color = null, FSharpOption<StyleParam.SubPlotId>? ColorAxis = null,
        FSharpOption<StyleParam.Colorscale>? Colorscale = null, FSharpOption<bool>? ReverseScale = null,
        FSharpOption<bool>? ShowScale = null, FSharpOption<ColorBar>? ColorBar = null, FSharpOption<StyleParam.DrawingStyle>? Dash = null,
        FSharpOption<StyleParam.Shape>? Shape = null, FSharpOption<bool>? Simplify = null, FSharpOption<double>? Smoothing = null,
        FSharpOption<double>? Width = null, FSharpOption<IEnumerable<double>>? MultiWidth = null, FSharpOption<Color>? OutlierColor = null,
        FSharpOption<double>? OutlierWidth = null) =>
        gChart.ForEachTrace((trace, _) => trace.SetValue("line", trace.Line.Restyle(Line.init(
            AutoColorScale: AutoColorScale, CAuto: CAuto, CMax: CMax, CMid: CMid, CMin: CMin,
            Color: Color, ColorAxis: ColorAxis, Colorscale: Colorscale, ReverseScale: ReverseScale, ShowScale: ShowScale, ColorBar: ColorBar,
            Dash: Dash, Shape: Shape, Simplify: Simplify, Smoothing: Smoothing, Width: Width, MultiWidth: MultiWidth,
            OutlierColor: OutlierColor, OutlierWidth: OutlierWidth))));
}
