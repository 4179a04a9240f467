using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Plotly.NET;

/// <summary>The default look of plotly.js: bluish plot area, white grid, dark slate text.</summary>
internal static class PlotlyLook
{
    private static readonly Color white = Color.fromRGB(255, 255, 255);
    private static readonly Color ground = Color.fromHex("#e5ecf6");
    private static readonly Color ink = Color.fromHex("#2a3f5f");

    private static readonly string[] seriesColors =
        ["#636efa", "#ef553b", "#00cc96", "#ab63fa", "#ffa15a", "#19d3f3", "#ff6692", "#b6e880", "#ff97ff", "#fecb52"];

    /// <summary>Ten steps of the plasma scale, dark blue to yellow.</summary>
    private static readonly string[] plasma =
        ["#0d0887", "#46039f", "#7201a8", "#9c179e", "#bd3786", "#d8576b", "#ed7953", "#fb9f3a", "#fdca26", "#f0f921"];

    public static Template Template() => NET.Template.init<Trace>(Layout().With("xaxis", Axis()).With("yaxis", Axis()), Traces());

    private static Layout Layout() => NET.Layout.init<string>(
            Title: Title.init(X: 0.05), Font: Font.init(Color: ink), PaperBGColor: white, PlotBGColor: ground,
            AutoTypeNumbers: StyleParam.AutoTypeNumbers.Strict, HoverMode: StyleParam.HoverMode.Closest,
            Hoverlabel: Hoverlabel.init(Align: StyleParam.Align.Left), Colorway: Color.fromColors(seriesColors.Select(Color.fromHex)))
        .With("colorscale", new DynamicObj.DynamicObj().With("sequential", Plasma).With("sequentialminus", Plasma))
        .With("annotationdefaults", new DynamicObj.DynamicObj().With("arrowcolor", ink).With("arrowhead", 0).With("arrowwidth", 1))
        .With("shapedefaults", new DynamicObj.DynamicObj().With("line", Line.init(Color: ink)));

    private static LinearAxis Axis() => new LinearAxis()
        .With("title", Title.init(Standoff: 15)).With("ticks", StyleParam.TickOptions.Empty)
        .With("automargin", StyleParam.TickAutoMargin.All).With("linecolor", white).With("gridcolor", white)
        .With("zerolinecolor", white).With("zerolinewidth", 2.0);

    private static Trace[] Traces() =>
    [
        new Trace2D("bar")
            .With("marker", Marker.init(Outline: Line.init(Color: ground, Width: 0.5), Pattern: Hatching()))
            .With("error_x", Bars()).With("error_y", Bars()),
        new Trace2D("heatmap").With("colorbar", ColorBar()).With("colorscale", Plasma),
        new Trace2D("heatmapgl").With("colorbar", ColorBar()).With("colorscale", Plasma),
        new Trace2D("histogram").With("marker", Marker.init(Pattern: Hatching())),
        new Trace2D("scatter").With("marker", Marker.init(ColorBar: ColorBar())),
        new Trace2D("scattergl").With("marker", Marker.init(ColorBar: ColorBar())),
    ];

    private static Pattern Hatching() => new Pattern().With("fillmode", StyleParam.PatternFillMode.Overlay).With("size", 10).With("solidity", 0.2);

    private static Error Bars() => new Error().With("color", ink);

    private static ColorBar ColorBar() => new ColorBar().With("outlinewidth", 0.0).With("ticks", StyleParam.TickOptions.Empty);

    private static StyleParam.Colorscale Plasma =>
        StyleParam.Colorscale.NewCustom(plasma.Select((color, i) => Tuple.Create(i / 9.0, Color.fromString(color))));
}
