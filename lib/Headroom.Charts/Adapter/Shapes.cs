using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Headroom.Charts.Adapter;

/// <summary>Drawings on the axes, in values, on log axes too.</summary>
internal static class Shapes
{
    public static Shape Line(double x0, double x1, double y0, double y1, Line line)
        => At(new Shape().With("line", line).With("type", "line"), x0, x1, y0, y1);

    /// <summary>A filled area under the data, without an edge.</summary>
    public static Shape Area(double x0, double x1, double y0, double y1, Color fill)
        => At(new Shape().With("fillcolor", fill).With("layer", "below")
            .With("line", Strokes.Line(null, 0)).With("type", "rect"), x0, x1, y0, y1);

    private static Shape At(Shape shape, double x0, double x1, double y0, double y1)
        => shape.With("x0", x0).With("x1", x1).With("y0", y0).With("y1", y1);
}
