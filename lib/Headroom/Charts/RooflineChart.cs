using Headroom.Charts.Svg;
using Headroom.Rooflines;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace Headroom.Charts;

/// <summary>Attainable FLOP/s against FLOP/B on log axes: roofs with their ridge points, workloads as labelled points.</summary>
public static partial class RooflineChart
{
    /// <param name="title">The finding, in one sentence.</param>
    /// <param name="roofs">One to five. With a single one its memory-bound side is shaded.</param>
    /// <param name="workloads">Points; one below the roof gets a dotted line up to it: its headroom.</param>
    /// <exception cref="ArgumentException">No roof, more than five, equal names, or a figure that is not a positive number.</exception>
    public static GenericChart Of(string title, IReadOnlyList<Roof> roofs, params IReadOnlyList<RooflinePoint> workloads)
    {
        Checked.Title(title);
        Checked.Series(title, [.. roofs.Select(r => r.Name)]);
        foreach (var roof in roofs) CheckPositive(title, roof.Name, ("peak", roof.Peak), ("bandwidth", roof.Bandwidth));
        foreach (var w in workloads) CheckPositive(title, w.Name, ("intensity", w.Intensity), ("performance", w.Performance ?? 1));
        var window = Window.Around(roofs, workloads);
        return Chart.Combine([.. roofs.Select((r, slot) => RoofLine(r, slot, window)), .. roofs.Select(RidgePoint), .. Points(roofs[0], workloads)])
            .WithXAxisStyle<double, double, string>(TitleText: "arithmetic intensity (FLOP/B)", AxisType: StyleParam.AxisType.Log, MinMax: Tuple.Create(window.Left, window.Right))
            .WithYAxisStyle<double, double, string>(TitleText: "attainable performance (FLOP/s)", AxisType: StyleParam.AxisType.Log, MinMax: Tuple.Create(window.Bottom, window.Top))
            .WithShapes(Shapes(roofs, workloads, window))
            .WithAnnotations(roofs.Count == 1 ? Regions(roofs[0], window) : [])
            .Framed(title, showLegend: true, height: 460);
    }

    /// <summary>Roofs of devices; see the other form for the rest.</summary>
    /// <exception cref="ArgumentException">As there.</exception>
    public static GenericChart Of(string title, IReadOnlyList<Roofline> roofs, params IReadOnlyList<RooflinePoint> workloads)
        => Of(title, [.. roofs.Select(Roof.Of)], workloads);

    private static void CheckPositive(string title, string name, params ReadOnlySpan<(string What, double Value)> figures)
    {
        foreach (var (what, value) in figures)
            if (!double.IsFinite(value) || value <= 0)
                throw new ArgumentException($"chart \"{title}\": {what} of \"{name}\" is {value}; a log axis needs a positive number");
    }

    private static GenericChart RoofLine(Roof roof, int slot, Window window)
    {
        double[] x = [.. new[] { Math.Pow(10, window.Left), roof.Ridge, Math.Pow(10, window.Right) }.Order()];
        return Chart.Line<double, double, string>(x, x.Select(roof.At).ToArray(),
            Name: roof.Name, LineColor: SeriesStyle.Color(slot), LineWidth: 2.5, LineDash: SeriesStyle.Dash(slot));
    }

    private static GenericChart RidgePoint(Roof roof, int slot)
        => Chart.Scatter<double, double, string>(new[] { roof.Ridge }, new[] { roof.Peak }, StyleParam.Mode.Markers_Text,
            Name: $"ridge of {roof.Name}", ShowLegend: false, MultiText: new[] { $"ridge {NumberText.Compact(roof.Ridge, 3)}" },
            TextPosition: StyleParam.TextPosition.TopLeft, MarkerColor: SeriesStyle.Color(slot),
            MarkerSymbol: StyleParam.MarkerSymbol.NewModified(StyleParam.MarkerSymbol.Circle, StyleParam.SymbolStyle.Open))
            .WithMarkerStyle(Size: 9);

    private static IEnumerable<GenericChart> Points(Roof first, IReadOnlyList<RooflinePoint> workloads)
    {
        if (workloads.Count == 0) yield break;
        yield return Chart.Scatter<double, double, string>(
            workloads.Select(w => w.Intensity).ToArray(), workloads.Select(w => Height(first, w)).ToArray(), StyleParam.Mode.Markers_Text,
            Name: "workloads", ShowLegend: false, MultiText: workloads.Select(w => w.Name).ToArray(), TextPosition: StyleParam.TextPosition.BottomRight,
            MarkerColor: Color.fromHex("#000000"), MarkerSymbol: StyleParam.MarkerSymbol.Diamond)
            .WithMarkerStyle(Size: 8);
    }

    private static double Height(Roof first, RooflinePoint workload) => workload.Performance ?? first.At(workload.Intensity);
}
