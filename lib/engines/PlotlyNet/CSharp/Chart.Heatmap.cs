using Plotly.NET.LayoutObjects;

namespace Plotly.NET.CSharp;

/// <summary>The C# face of the chart functions: each makes a new figure.</summary>
public static partial class Chart
{
    /// <summary>A coloured cell per value; rows of <paramref name="zData"/> are rows of the picture, the first at the bottom.</summary>
    public static GenericChart Heatmap<ZType, XType, YType, TextType>(
        IEnumerable<IEnumerable<ZType>> zData, Optional<string> Name = default, Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default, Optional<IEnumerable<XType>> X = default, Optional<int> XGap = default,
        Optional<IEnumerable<YType>> Y = default, Optional<int> YGap = default, Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default, Optional<ColorBar> ColorBar = default,
        Optional<StyleParam.Colorscale> ColorScale = default, Optional<bool> ShowScale = default, Optional<bool> ReverseScale = default,
        Optional<StyleParam.SmoothAlg> ZSmooth = default, Optional<bool> Transpose = default, Optional<bool> UseWebGL = default,
        Optional<bool> ReverseYAxis = default, Optional<bool> UseDefaults = default)
        where ZType : IConvertible where XType : IConvertible where YType : IConvertible where TextType : IConvertible
    {
        var chart = Figure(UseDefaults, new Trace2D(UseWebGL.Or(false) ? "heatmapgl" : "heatmap")
            .Set("name", Name).Set("showlegend", ShowLegend).Set("opacity", Opacity)
            .Set("x", X).Set("xgap", XGap).Set("y", Y).Set("ygap", YGap).With("z", zData).Set("text", Text, MultiText)
            .Set("colorbar", ColorBar).Set("colorscale", ColorScale).Set("showscale", ShowScale).Set("reversescale", ReverseScale)
            .Set("zsmooth", ZSmooth).Set("transpose", Transpose));
        return ReverseYAxis.Or(false)
            ? chart.WithYAxis(new LinearAxis().With("autorange", StyleParam.AutoRange.Reversed))
            : chart;
    }

    /// <summary>A heat map with a text in each cell; texts are annotations at column and row numbers.</summary>
    /// <exception cref="ArgumentException">There are more or fewer rows of text than of values.</exception>
    public static GenericChart AnnotatedHeatmap<ZType, XType, YType, TextType>(
        IEnumerable<IEnumerable<ZType>> zData, IEnumerable<IEnumerable<string>> annotationText, Optional<string> Name = default,
        Optional<bool> ShowLegend = default, Optional<double> Opacity = default, Optional<IEnumerable<XType>> X = default,
        Optional<int> XGap = default, Optional<IEnumerable<YType>> Y = default, Optional<int> YGap = default,
        Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default, Optional<ColorBar> ColorBar = default,
        Optional<StyleParam.Colorscale> ColorScale = default, Optional<bool> ShowScale = default, Optional<bool> ReverseScale = default,
        Optional<StyleParam.SmoothAlg> ZSmooth = default, Optional<bool> Transpose = default, Optional<bool> UseWebGL = default,
        Optional<bool> ReverseYAxis = default, Optional<bool> UseDefaults = default)
        where ZType : IConvertible where XType : IConvertible where YType : IConvertible where TextType : IConvertible
    {
        if (zData.Count() != annotationText.Count())
            throw new ArgumentException(
                $"There are {zData.Count()} rows of values and {annotationText.Count()} rows of text. Give one row of text per row of values.",
                nameof(annotationText));
        return Heatmap(zData, Name, ShowLegend, Opacity, X, XGap, Y, YGap, Text, MultiText,
                ColorBar, ColorScale, ShowScale, ReverseScale, ZSmooth, Transpose, UseWebGL, ReverseYAxis, UseDefaults)
            .WithAnnotations(annotationText.SelectMany((row, y) => row.Select((text, x) => CellText(x, y, text))));
    }

    private static Annotation CellText(int x, int y, string text) =>
        new Annotation().With("x", x).With("y", y).With("showarrow", false).With("text", text);
}
