using Plotly.NET.TraceObjects;

namespace Plotly.NET.CSharp;

/// <summary>The C# face of the chart functions: each makes a new figure.</summary>
public static partial class Chart
{
    private static GenericChart Bars<ValuesType, KeysType, TextType>(
        StyleParam.Orientation orientation, IEnumerable<ValuesType> values, Optional<IEnumerable<KeysType>> Keys, Optional<string> Name,
        Optional<bool> ShowLegend, Optional<double> Opacity, Optional<IEnumerable<double>> MultiOpacity,
        Optional<TextType> Text, Optional<IEnumerable<TextType>> MultiText, Optional<Color> MarkerColor,
        Optional<StyleParam.Colorscale> MarkerColorScale, Optional<Line> MarkerOutline,
        Optional<StyleParam.PatternShape> MarkerPatternShape,
        Optional<IEnumerable<StyleParam.PatternShape>> MultiMarkerPatternShape, Optional<Pattern> MarkerPattern,
        Optional<Marker> Marker, Optional<StyleParam.TextPosition> TextPosition,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition, Optional<IEnumerable<ValuesType>> MultiWidth,
        Optional<bool> UseDefaults, Optional<ValuesType> Base, Optional<ValuesType> Width)
        where ValuesType : IConvertible where KeysType : IConvertible where TextType : IConvertible
    {
        var pattern = MarkerPattern.Or(new Pattern()).Set("shape", MarkerPatternShape, MultiMarkerPatternShape);
        var marker = Marker.Or(new Marker())
            .Set("color", MarkerColor).Set("colorscale", MarkerColorScale).Set("line", MarkerOutline)
            .Set("opacity", MultiOpacity).With("pattern", pattern);
        var trace = new Trace2D("bar").Set("name", Name).Set("showlegend", ShowLegend).Set("opacity", Opacity);
        if (orientation == StyleParam.Orientation.Vertical) trace.Set("x", Keys).With("y", values);
        else trace.With("x", values).Set("y", Keys);
        return Figure(UseDefaults, trace
            .Set("base", Base).Set("width", Width, MultiWidth).Set("text", Text, MultiText)
            .Set("textposition", TextPosition, MultiTextPosition).With("orientation", orientation).With("marker", marker));
    }

    private static GenericChart Stacked(this GenericChart gChart)
    {
        gChart.Layout.With("barmode", StyleParam.BarMode.Stack);
        return gChart.With();
    }

    private static GenericChart Figure(Optional<bool> useDefaults, Trace trace) => GenericChart.Of(trace, useDefaults.Or(true));
}
