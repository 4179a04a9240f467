using Headroom.Charts.Adapter;
using Headroom.Charts.Svg;
using Headroom.Rooflines;
using Plotly.NET;
using Trace = Plotly.NET.Trace;

namespace Headroom.Charts;

/// <summary>Attainable FLOP/s against FLOP/B on log axes: roofs with their ridge points, workloads as labelled points.</summary>
public static partial class RooflineChart
{
    private static readonly ChartAxis s_intensity = ChartAxis.Log("arithmetic intensity", "FLOP/B"), s_performance = ChartAxis.Log("attainable performance", "FLOP/s");

    // Plotly's numbers.
    private const string OpenCircle = "100", Diamond = "2";

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
        return Figures.Of(
            [.. roofs.Select((r, slot) => RoofLine(r, slot, window)), .. roofs.Select(RidgePoint), .. Points(roofs[0], workloads)],
            Figures.Layout(Axes.Of(s_intensity, (window.Left, window.Right)), Axes.Of(s_performance, (window.Bottom, window.Top)), height: 460)
                .With("shapes", Drawings(roofs, workloads, window)).With("annotations", roofs.Count == 1 ? Regions(roofs[0], window) : [])
                .Titled(title, showLegend: true));
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

    private static Trace RoofLine(Roof roof, int slot, Window window)
    {
        double[] x = [.. new[] { Math.Pow(10, window.Left), roof.Ridge, Math.Pow(10, window.Right) }.Order()];
        return Traces.Line(roof.Name, x, [.. x.Select(roof.At)], Strokes.Line(Palette.Color(slot), 2.5, Palette.Dash(slot)));
    }

    private static Trace RidgePoint(Roof roof, int slot)
        => Traces.Labelled($"ridge of {roof.Name}", [roof.Ridge], [roof.Peak], [$"ridge {NumberText.Compact(roof.Ridge, 3)}"], "top left",
            Strokes.Marker(Palette.Color(slot), OpenCircle, 9));

    private static IEnumerable<Trace> Points(Roof first, IReadOnlyList<RooflinePoint> workloads)
    {
        if (workloads.Count == 0) yield break;
        yield return Traces.Labelled("workloads", [.. workloads.Select(w => w.Intensity)], [.. workloads.Select(w => Height(first, w))],
            [.. workloads.Select(w => w.Name)], "bottom right", Strokes.Marker("#000000", Diamond, 8));
    }

    private static double Height(Roof first, RooflinePoint workload) => workload.Performance ?? first.At(workload.Intensity);
}
