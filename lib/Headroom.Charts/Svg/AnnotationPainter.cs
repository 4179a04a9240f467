namespace Headroom.Charts.Svg;

/// <summary>Texts of layout.annotations, with their arrows, moved where needed to stay inside the picture.</summary>
internal sealed class AnnotationPainter(SvgWriter svg, bool narrow, Box picture, IReadOnlyList<Panel> panels, Box paper,
    IReadOnlyList<AnnotationSpec> annotations)
{
    /// <summary>Room that texts take on a panel, for other labels to keep clear of.</summary>
    public IEnumerable<Box> BoxesOn(Panel panel)
        => Placed().Where(p => p.Panel == panel && Cell(p) is null).Select(p => TextBox(p.Annotation, p.X, p.Y));

    public void Paint()
    {
        foreach (var placed in Placed())
        {
            var (annotation, _, x, y) = placed;
            if (Cell(placed) is var (cell, ink))
                HeatmapPainter.CellText(svg, RichText.Parse(annotation.Text), cell, Ink.Of(annotation.Color) ?? ink);
            else
            {
                var box = TextBox(annotation, x, y);
                if (annotation.Arrow) PaintArrow(annotation, box, x, y);
                Write(annotation, box);
            }
        }
    }

    private readonly record struct Spot(AnnotationSpec Annotation, Panel Panel, double X, double Y);

    private IEnumerable<Spot> Placed()
    {
        foreach (var annotation in annotations)
        {
            var panel = PanelOf(annotation);
            double x = Pixel(panel, annotation.XRef, annotation.X, across: true),
                y = Pixel(panel, annotation.YRef, annotation.Y, across: false);
            if (double.IsFinite(x + y) && !IsOutside(panel, annotation, x, y)) yield return new(annotation, panel, x, y);
        }
    }

    /// <summary>The heat map's cell under a text that has no arrow: that text belongs to the cell.</summary>
    private static (Box Cell, string Ink)? Cell(Spot place)
        => place.Annotation is { Arrow: false, XRef: not "paper", YRef: not "paper" } ? HeatmapPainter.CellAt(place.Panel, place.X, place.Y)
            : null;

    private Panel PanelOf(AnnotationSpec annotation)
        => panels.FirstOrDefault(p => Refers(annotation.XRef, p.XSpec) && Refers(annotation.YRef, p.YSpec))
            ?? panels.FirstOrDefault(p => Refers(annotation.XRef, p.XSpec) || Refers(annotation.YRef, p.YSpec))
            ?? panels[0];

    private static bool Refers(string reference, AxisSpec axis) => reference == axis.Id || reference == axis.Id + " domain";

    private double Pixel(Panel panel, string reference, Datum at, bool across)
    {
        var (scale, area) = (across ? panel.X : panel.Y, reference == "paper" ? paper : panel.Area);
        if (reference == "paper" || reference.EndsWith(" domain", StringComparison.Ordinal))
            return across ? area.Left + Math.Clamp(at.Number, -10, 10) * area.Width
                : area.Bottom - Math.Clamp(at.Number, -10, 10) * area.Height;
        return scale.FromUnit(scale.Range.AnnotationUnit(at));
    }

    private static bool IsOutside(Panel panel, AnnotationSpec annotation, double x, double y)
        => (annotation.XRef == panel.XSpec.Id && !panel.X.Shows(x)) || (annotation.YRef == panel.YSpec.Id && !panel.Y.Shows(y));

    private Box TextBox(AnnotationSpec annotation, double x, double y)
    {
        var shrink = narrow ? 0.6 : 1;
        if (annotation.Arrow)
            return Inside(Anchored(annotation, x + Math.Clamp(annotation.Tail.X, -300, 300) * shrink,
                y + Math.Clamp(annotation.Tail.Y, -300, 300) * shrink, paperly: false));
        var paperly = annotation.XRef == "paper" && annotation.YRef == "paper";
        return Inside(Anchored(annotation, x + Math.Clamp(annotation.Shift.X, -300, 300), y - Math.Clamp(annotation.Shift.Y, -300, 300),
            paperly));
    }

    /// <summary>From the side of the text that faces the point, to the point.</summary>
    private void PaintArrow(AnnotationSpec annotation, Box box, double x, double y)
    {
        var fromX = Math.Clamp(x, box.Left, box.Right);
        var fromY = y > box.Bottom ? box.Bottom + 1 : y < box.Top ? box.Top - 1 : box.MiddleY;
        if (!box.Contains(x, y)) Arrow(fromX, fromY, x, y, Ink.Of(annotation.ArrowColor) ?? "var(--muted)");
    }

    private void Arrow(double fromX, double fromY, double x, double y, string ink)
    {
        double dx = x - fromX, dy = y - fromY, length = Math.Sqrt(dx * dx + dy * dy);
        if (length < 6) return;
        var (ux, uy) = (dx / length, dy / length);
        // The tip stops short of the mark it points at.
        double tipX = x - ux * 4, tipY = y - uy * 4, footX = tipX - ux * 7, footY = tipY - uy * 7;
        svg.Leaf("line", null, ("x1", fromX), ("y1", fromY), ("x2", footX), ("y2", footY), ("stroke", ink), ("stroke-width", 1.2));
        svg.Leaf("path", null,
            ("d", $"M{N(tipX)} {N(tipY)}L{N(footX - uy * 3)} {N(footY + ux * 3)}L{N(footX + uy * 3)} {N(footY - ux * 3)}Z"), ("fill", ink));
        static string N(double value) => SvgWriter.Number(value);
    }

    private (RichText Text, double Size) Text(AnnotationSpec annotation)
    {
        var size = Math.Clamp(annotation.Size ?? 12.5, 8, 40);
        return (RichText.Parse(annotation.Text).Wrap(picture.Width * 0.9, size), size);
    }

    private Box Anchored(AnnotationSpec annotation, double x, double y, bool paperly)
    {
        var (text, size) = Text(annotation);
        double width = text.Width(size), height = text.Lines.Count * size * 1.25;
        var xAnchor = annotation.XAnchor == "auto" && paperly ? annotation.X.Number < 1 / 3.0 ? "left" : annotation.X.Number > 2 / 3.0
            ? "right" : "center" : annotation.XAnchor;
        var yAnchor = annotation.YAnchor == "auto" && paperly ? annotation.Y.Number < 1 / 3.0 ? "bottom" : annotation.Y.Number > 2 / 3.0
            ? "top" : "middle" : annotation.YAnchor;
        return new Box(
            xAnchor switch { "left" => x, "right" => x - width, _ => x - width / 2 },
            yAnchor switch { "top" => y, "bottom" => y - height, _ => y - height / 2 }, width, height);
    }

    private Box Inside(Box box) => box with
    {
        Left = Math.Max(picture.Left, Math.Min(box.Left, picture.Right - box.Width)),
        Top = Math.Max(picture.Top, Math.Min(box.Top, picture.Bottom - box.Height)),
    };

    private void Write(AnnotationSpec annotation, Box box)
    {
        var (text, size) = Text(annotation);
        svg.Rich(text, box.MiddleX, box.Top + size * 0.95, size, ("text-anchor", "middle"), ("class", "halo"),
            ("fill", Ink.Of(annotation.Color)),
            ("transform", annotation.Angle == 0 ? null
                : $"rotate({SvgWriter.Number(annotation.Angle)} {SvgWriter.Number(box.MiddleX)} {SvgWriter.Number(box.MiddleY)})"));
    }
}
