namespace Headroom.Charts.Svg;

/// <summary>Lines, rectangles and ellipses of layout.shapes that belong to one panel; those of the whole paper go with the first.</summary>
internal sealed class ShapePainter(SvgWriter svg, IReadOnlyList<Panel> panels, Panel panel, Box paper, bool first)
{
    public void Paint(IEnumerable<ShapeSpec> shapes)
    {
        foreach (var shape in shapes.Where(IsOurs))
            if (Pixel(shape.XRef, shape.X0, across: true) is var x0 && Pixel(shape.XRef, shape.X1, across: true) is var x1
                && Pixel(shape.YRef, shape.Y0, across: false) is var y0 && Pixel(shape.YRef, shape.Y1, across: false) is var y1
                && double.IsFinite(x0 + x1 + y0 + y1))
                Paint(shape, x0, y0, x1, y1);
    }

    private bool IsOurs(ShapeSpec shape)
    {
        var owner = panels.FirstOrDefault(p => Refers(shape.XRef, p.XSpec) && (Refers(shape.YRef, p.YSpec) || shape.YRef == "paper"))
            ?? panels.FirstOrDefault(p => Refers(shape.YRef, p.YSpec));
        return owner is null ? first : owner == panel;
    }

    private static bool Refers(string reference, AxisSpec axis) => reference == axis.Id || reference == axis.Id + " domain";

    private double Pixel(string reference, Datum at, bool across)
    {
        var (scale, area) = (across ? panel.X : panel.Y, reference == "paper" ? paper : panel.Area);
        if (reference == "paper" || reference.EndsWith(" domain", StringComparison.Ordinal))
            return across ? area.Left + at.Number * area.Width : area.Bottom - at.Number * area.Height;
        return scale.FromUnit(scale.Range.ShapeUnit(at));
    }

    private void Paint(ShapeSpec shape, double x0, double y0, double x1, double y1)
    {
        var stroke = shape.Line.Width == 0 ? "none" : Ink.Of(shape.Line.Color) ?? "var(--muted)";
        var box = Box.Between(x0, y0, x1, y1);
        ReadOnlySpan<(string, object?)> style = [
            ("fill", shape.Kind == "line" ? "none" : Ink.Of(shape.Fill) ?? "none"),
            ("stroke", stroke), ("stroke-width", shape.Line.Width ?? 1.5), ("stroke-dasharray", Dash.Pattern(shape.Line.Dash ?? "solid")),
            ("opacity", shape.Opacity < 1 ? shape.Opacity.ToString("0.##") : null)];
        _ = shape.Kind switch
        {
            "line" => svg.Leaf("line", null, [("x1", x0), ("y1", y0), ("x2", x1), ("y2", y1), .. style]),
            "rect" => svg.Leaf("rect", null, [("x", box.Left), ("y", box.Top), ("width", box.Width), ("height", box.Height), .. style]),
            "circle" => svg.Leaf("ellipse", null,
                [("cx", box.MiddleX), ("cy", box.MiddleY), ("rx", box.Width / 2), ("ry", box.Height / 2), .. style]),
            _ => svg,
        };
        if (shape.Label.Length > 0)
            svg.Rich(RichText.Parse(shape.Label), box.MiddleX, box.MiddleY - 4, 12, ("text-anchor", "middle"), ("class", "halo"));
    }
}
