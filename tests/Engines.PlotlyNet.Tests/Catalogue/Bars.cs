using Plotly.NET;
using Plotly.NET.TraceObjects;
using static Engines.PlotlyNet.Tests.Catalogue.Samples;
using Chart = Plotly.NET.CSharp.Chart;

namespace Engines.PlotlyNet.Tests.Catalogue;

/// <summary>Columns and bars.</summary>
public static class Bars
{
    public static NamedChart[] All() =>
    [
        new("column", Chart.Column<double, string, string>(t, Keys: keys, Name: "c")),
        new("column-styled", Chart.Column<double, string, string>(t, Keys: keys, MarkerColor: Blue,
            MarkerPatternShape: StyleParam.PatternShape.DiagonalAscending, Width: 0.5, Base: 1.0, MultiText: keys,
            TextPosition: StyleParam.TextPosition.Outside, MultiOpacity: new[] { 0.5 }, Opacity: 0.5)),
        new("column-widths", Chart.Column<double, string, string>(t, MultiWidth: new[] { 0.1, 0.2, 0.3 },
            MarkerPattern: Pattern.init(Solidity: 0.5, FGColor: Blue), Text: "x", ShowLegend: true)),
        new("stackedcolumn", Chart.StackedColumn<double, string, string>(t, Keys: keys, Name: "c")),
        new("bar", Chart.Bar<double, string, string>(t, Keys: keys, Name: "c")),
        new("stackedbar", Chart.StackedBar<double, string, string>(t, Keys: keys, Name: "c")),
    ];
}
