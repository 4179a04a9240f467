using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using static Engines.PlotlyNet.Tests.Catalogue.Samples;

namespace Engines.PlotlyNet.Tests.Catalogue;

/// <summary>Title, legend, margins, templates, configuration.</summary>
public static class Layouts
{
    public static NamedChart[] All() =>
    [
        new("title", Plain().WithTitle("T", TitleFont: Font.init(Size: 20.0, Family: StyleParam.FontFamily.Times_New_Roman, Color: Blue))),
        new("legend", Plain().WithLegendStyle(X: 0.02, Y: 0.98, BGColor: Blue, Orientation: StyleParam.Orientation.Horizontal,
            Title: Title.init("L"), XAnchor: StyleParam.XAnchorPosition.Left, YAnchor: StyleParam.YAnchorPosition.Top,
            ItemSizing: StyleParam.TraceItemSizing.Constant, TraceOrder: StyleParam.TraceOrder.Reversed,
            VerticalAlign: StyleParam.VerticalAlign.Top).WithLegend(Legend.init(BorderWidth: 1.0, XRef: "paper")).WithLegend(true)),
        new("margin", Plain().WithMarginSize<int, int, int, int, int, bool>(Left: 60, Autoexpand: false)
            .WithMargin(Margin.init<int, double, int, int, int, bool>(Right: 1.0))),
        new("config", Plain().WithConfig(Config.init(Responsive: true, DisplayModeBar: false, ScrollZoom: StyleParam.ScrollZoom.All,
            ModeBarButtonsToRemove: new[] { StyleParam.ModeBarButton.Lasso2d }))),
        new("layout", Plain().WithLayout(Layout.init<string>(BarMode: StyleParam.BarMode.Group, BarGap: 0.1,
            PlotBGColor: Color.fromString("white"), HoverMode: StyleParam.HoverMode.XUnified, Annotations: new[] { Note("1") },
            Title: Title.init("t", X: 0.5, Pad: Padding.init(T: 1)), Margin: Margin.init<int, int, int, int, int, bool>(Left: 3),
            Font: Font.init(Size: 1.0), Colorway: Color.fromColors(new[] { Blue })))
            .WithLayout(Layout.init<string>(Annotations: new[] { Note("2") }, Shapes: new[] { Rule(1) }))),
        new("template", Plain().WithTemplate(ChartTemplates.light)),
        new("template-mirrored", Plain().WithTemplate(ChartTemplates.lightMirrored)),
        new("template-transparent", Plain().WithTemplate(ChartTemplates.transparent)),
    ];
}
