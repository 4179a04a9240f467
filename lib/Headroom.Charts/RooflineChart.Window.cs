using Headroom.Charts.Adapter;
using Headroom.Charts.Colors;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Headroom.Charts;

public static partial class RooflineChart
{
    /// <summary>The axes' ends as log10. Above the highest roof half a decade stays free for labels.</summary>
    private readonly record struct Window(double Left, double Right, double Bottom, double Top)
    {
        public static Window Around(IReadOnlyList<Roof> roofs, IReadOnlyList<RooflinePoint> workloads)
        {
            double left = Math.Min(0.1, workloads.Select(w => w.Intensity / 2).DefaultIfEmpty(1).Min());
            double right = new[] { 1000, roofs.Max(r => r.Ridge) * 10 }.Concat(workloads.Select(w => w.Intensity * 4)).Max();
            double bottom = roofs.Select(r => r.At(left)).Concat(workloads.Select(w => Height(roofs[0], w) / 2)).Min();
            double top = roofs.Select(r => r.Peak).Concat(workloads.Select(w => Height(roofs[0], w))).Max();
            return new(Math.Log10(left), Math.Log10(right), Math.Log10(bottom), Math.Log10(top) + 0.5);
        }
    }

    /// <summary>Shapes take values, where annotations and ranges take their log10.</summary>
    private static Shape[] Drawings(IReadOnlyList<Roof> roofs, IReadOnlyList<RooflinePoint> workloads, Window window)
    {
        var roof = roofs[0];
        Shape[] below = roofs.Count == 1
            ? [Shapes.Area(
                Math.Pow(10, window.Left), roof.Ridge, Math.Pow(10, window.Bottom), Math.Pow(10, window.Top), Color.fromARGB(26, 84, 130, 196))]
            : [];
        return [.. below, .. workloads
            .Where(w => w.Performance < 0.97 * roof.At(w.Intensity))
            .Select(w => Shapes.Line(
                w.Intensity, w.Intensity, w.Performance!.Value, roof.At(w.Intensity), Strokes.Line(Palette.Muted, 1.2, "dot")))];
    }

    private static Annotation[] Regions(Roof roof, Window window)
    {
        var ridge = Math.Log10(roof.Ridge);
        var font = Texts.Font(12, Palette.Muted);
        return [Texts.AtFoot((window.Left + ridge) / 2, "memory-bound", font),
            Texts.AtFoot((ridge + window.Right) / 2, "compute-bound", font)];
    }
}
