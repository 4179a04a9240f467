using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Plotly.NET.CSharp;

/// <summary>The C# face of the chart functions: each makes a new figure.</summary>
public static partial class Chart
{
    /// <summary>Counts of values per bin; plotly.js does the counting.</summary>
    public static GenericChart Histogram<XType, YType, TextType>(
        Optional<IEnumerable<XType>> X = default, Optional<IEnumerable<YType>> Y = default,
        Optional<StyleParam.Orientation> Orientation = default, Optional<string> Name = default, Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default, Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default,
        Optional<StyleParam.HistFunc> HistFunc = default, Optional<StyleParam.HistNorm> HistNorm = default,
        Optional<string> AlignmentGroup = default, Optional<string> OffsetGroup = default, Optional<int> NBinsX = default,
        Optional<int> NBinsY = default, Optional<string> BinGroup = default, Optional<Bins> XBins = default, Optional<Bins> YBins = default,
        Optional<Color> MarkerColor = default, Optional<Marker> Marker = default, Optional<Line> Line = default,
        Optional<Error> XError = default, Optional<Error> YError = default, Optional<Cumulative> Cumulative = default,
        Optional<Hoverlabel> HoverLabel = default, Optional<bool> UseDefaults = default)
        where XType : IConvertible where YType : IConvertible where TextType : IConvertible =>
        Figure(UseDefaults, new Trace2D("histogram")
            .Set("name", Name).Set("showlegend", ShowLegend).Set("opacity", Opacity).Set("x", X).Set("y", Y).Set("text", Text, MultiText)
            .Set("orientation", Orientation).Set("histfunc", HistFunc).Set("histnorm", HistNorm)
            .Set("alignmentgroup", AlignmentGroup).Set("offsetgroup", OffsetGroup)
            .Set("nbinsx", NBinsX).Set("nbinsy", NBinsY).Set("bingroup", BinGroup).Set("xbins", XBins).Set("ybins", YBins)
            .With("marker", Marker.Or(new Marker()).Set("color", MarkerColor).With("pattern", new Pattern()))
            .Set("line", Line).Set("error_x", XError).Set("error_y", YError).Set("cumulative", Cumulative).Set("hoverlabel", HoverLabel));
}
