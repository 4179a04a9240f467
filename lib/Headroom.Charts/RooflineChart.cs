using Headroom.Charts.Adapter;
using Headroom.Charts.Colors;
using Headroom.Charts.Svg;
using Headroom.Rooflines;
using Plotly.NET;
using Trace = Plotly.NET.Trace;

namespace Headroom.Charts;

/// <summary>Attainable FLOP/s against FLOP/B on log axes: roofs with their ridge points, workloads as labelled points.</summary>
public static partial class RooflineChart
{
    private static readonly ChartAxis s_intensity = ChartAxis.Log("arithmetic intensity", "FLOP/B"),
        s_performance = ChartAxis.Log("attainable performance", "FLOP/s");

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
        return PlotlyFigures.Of(
            [.. roofs.Select((r, slot) => RoofLine(r, slot, window)), .. LabelledPoints(roofs, workloads, window)],
            PlotlyFigures.Layout(
                    Axes.Of(s_intensity.Label, s_intensity.IsLog, (window.Left, window.Right)),
                    Axes.Of(s_performance.Label, s_performance.IsLog, (window.Bottom, window.Top)), height: 460)
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

    /// <summary>Ridges, then workloads. Where there are several devices, each point says whose it is.</summary>
    private static IEnumerable<Trace> LabelledPoints(IReadOnlyList<Roof> roofs, IReadOnlyList<RooflinePoint> workloads, Window window)
    {
        var (names, room) = (ShortNames(roofs), new LabelRoom(window));
        foreach (var roof in roofs) room.Take(roof.Ridge, roof.Peak);
        foreach (var w in workloads) room.Take(w.Intensity, Height(roofs[0], w));
        for (var slot = 0; slot < roofs.Count; slot++)
        {
            var (roof, label) = (roofs[slot], $"ridge {NumberText.Compact(roofs[slot].Ridge, 3)}");
            if (roofs.Count > 1) label = $"{names[slot]}, {label}";
            yield return Traces.Labelled($"ridge of {roof.Name}", [roof.Ridge], [roof.Peak], [label],
                [room.Side(roof.Ridge, roof.Peak, label, "top left")], Strokes.Marker(Palette.Color(slot), OpenCircle, 9),
                    showLegend: false);
        }
        if (workloads.Count == 0) yield break;
        double[] x = [.. workloads.Select(w => w.Intensity)], y = [.. workloads.Select(w => Height(roofs[0], w))];
        yield return Traces.Labelled(roofs.Count > 1 ? $"workloads on {names[0]}" : "workloads", x, y, [.. workloads.Select(w => w.Name)],
            [.. workloads.Select((w, i) => room.Side(x[i], y[i], w.Name, "bottom right"))], Strokes.Marker(Palette.Ink, Diamond, 8),
            showLegend: roofs.Count > 1);
    }

    private static double Height(Roof first, RooflinePoint workload) => workload.Performance ?? first.At(workload.Intensity);
}
