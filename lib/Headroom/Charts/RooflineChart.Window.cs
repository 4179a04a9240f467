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
    private static IEnumerable<Shape> Shapes(IReadOnlyList<Roof> roofs, IReadOnlyList<RooflinePoint> workloads, Window window)
    {
        var roof = roofs[0];
        if (roofs.Count == 1)
            yield return Shape.init<double, double, double, double>(
                ShapeType: StyleParam.ShapeType.Rectangle, Layer: StyleParam.Layer.Below, FillColor: Color.fromARGB(26, 84, 130, 196),
                X0: Math.Pow(10, window.Left), X1: roof.Ridge, Y0: Math.Pow(10, window.Bottom), Y1: Math.Pow(10, window.Top), Line: Line.init(Width: 0.0));
        foreach (var w in workloads)
            if (w.Performance is { } reached && reached < 0.97 * roof.At(w.Intensity))
                yield return Shape.init<double, double, double, double>(
                    ShapeType: StyleParam.ShapeType.Line, Line: Line.init(Color: Color.fromHex(Palette.Muted), Width: 1.2, Dash: StyleParam.DrawingStyle.Dot),
                    X0: w.Intensity, X1: w.Intensity, Y0: reached, Y1: roof.At(w.Intensity));
    }

    private static Annotation[] Regions(Roof roof, Window window)
    {
        var ridge = Math.Log10(roof.Ridge);
        return [Region("memory-bound", (window.Left + ridge) / 2), Region("compute-bound", (ridge + window.Right) / 2)];

        Annotation Region(string name, double x) => Annotation.init<double, double, double, string, double, string, double, string, double, string>(
            X: x, Y: 0.02, XRef: "x", YRef: "paper", YAnchor: StyleParam.YAnchorPosition.Bottom, ShowArrow: false, Text: name,
            Font: Font.init(Size: 12.0, Color: Color.fromHex(Palette.Muted)));
    }
}
