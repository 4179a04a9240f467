using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using static Engines.PlotlyNet.Tests.Catalogue.Samples;

namespace Engines.PlotlyNet.Tests.Catalogue;

/// <summary>Axis styles and axis objects.</summary>
public static class Axes
{
    public static NamedChart[] All() =>
    [
        new("axes", Plain().WithXAxisStyle<double, double, string>(TitleText: "n", AxisType: StyleParam.AxisType.Log,
            MinMax: Tuple.Create(0.0, 3.0)).WithYAxisStyle<int, int, string>(TitleText: "ms", TitleFont: Font.init(Size: 9.0),
            TitleStandoff: 4, MinMax: Tuple.Create(0, 3), Mirror: StyleParam.Mirror.All, ShowLine: true, LineColor: Blue,
            ShowGrid: false, GridColor: Blue, ZeroLine: false, ZeroLineColor: Blue, Anchor: StyleParam.LinearAxisId.Free,
            Side: StyleParam.Side.Right, Overlaying: StyleParam.LinearAxisId.NewY(1), Domain: Tuple.Create(0.0, 0.5),
            Position: 0.5, CategoryOrder: StyleParam.CategoryOrder.Array, CategoryArray: keys, ShowSpikes: true, SpikeColor: Blue,
            SpikeThickness: 2, Color: Blue, BackgroundColor: Blue, ShowBackground: true, Id: StyleParam.SubPlotId.NewYAxis(2))),
        new("axes-twice", Plain().WithXAxisStyle<double, double, string>(TitleText: "n")
            .WithXAxisStyle<double, double, string>(AxisType: StyleParam.AxisType.Log, Title: Title.init(Standoff: 3))),
        new("axes-fsharp", Plain().WithXAxisStyle(Title.init("t"), MinMax: Tuple.Create<IConvertible, IConvertible>(1.0, 2), ShowGrid: true,
            ShowLine: true, Side: StyleParam.Side.Top, Domain: Tuple.Create<IConvertible, IConvertible>(0.0, 1.0), Position: 1.0,
            ZeroLine: true, Anchor: StyleParam.LinearAxisId.NewY(2)).WithYAxisStyle(Title.init("u"))),
        new("axis-objects", Plain().WithXAxis(Axis())
            .WithYAxis(LinearAxis.init<double, double, double, double, double, string, string, string>(TickMode: StyleParam.TickMode.Array,
            TickVals: new[] { 1.0, 2.0 }, TickText: new[] { "one", "two" }, Range: StyleParam.Range.NewMinMax(1, 2),
            AutoRange: StyleParam.AutoRange.Reversed, ExponentFormat: StyleParam.ExponentFormat.SI,
            Minor: Minor.init<double, double, double>(ShowGrid: true), Ticks: StyleParam.TickOptions.Outside,
            AutoMargin: StyleParam.TickAutoMargin.NewCustom(new[] { StyleParam.TickAutoMargin.Left, StyleParam.TickAutoMargin.Top }),
            ScaleAnchor: StyleParam.ScaleAnchor.NewX(1)), StyleParam.SubPlotId.NewYAxis(2))),
        new("anchor", Plain().WithAxisAnchor(X: 1, Y: 2)),
    ];
}
