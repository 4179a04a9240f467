using System.Text.Json;
using System.Text.RegularExpressions;

namespace Headroom.Charts.Svg;

internal static partial class FigureReader
{
    private static FigureLayout ReadLayout(JsonElement layout) => new()
    {
        Title = layout.TitleText(),
        Width = Size(layout.Number("width")),
        Height = Size(layout.Number("height")),
        ShowLegend = layout.Flag("showlegend"),
        Legend = layout.Number("legend", "x") is { } x and >= 0 and <= 1 && layout.Number("legend", "y") is { } y and >= 0 and <= 1 ? (x, y)
            : null,
        BarMode = layout.Text("barmode") ?? "group",
        BarGap = layout.Number("bargap") is { } gap and >= 0 and < 1 ? gap : 0.3,
        Grid = ReadGrid(layout),
        Axes = ReadAxes(layout),
        Annotations = [.. layout.Items("annotations").Where(IsVisible).Select(ReadAnnotation)],
        Shapes = [.. layout.Items("shapes").Where(IsVisible).Select(ReadShape)],
    };

    private static double? Size(double? pixels) => pixels is { } size ? Math.Clamp(size, 200, 2000) : null;

    private static GridSpec? ReadGrid(JsonElement layout)
        => layout.Number("grid", "rows") is { } rows and >= 1 and <= 20
            && layout.Number("grid", "columns") is { } columns and >= 1 and <= 20
            ? new GridSpec((int)rows, (int)columns, layout.Text("grid", "roworder") == "bottom to top",
                layout.Text("grid", "pattern") == "coupled")
            : null;

    [GeneratedRegex("^([xy])axis([0-9]*)$")]
    private static partial Regex AxisName();

    private static Dictionary<string, AxisSpec> ReadAxes(JsonElement layout)
    {
        var axes = new Dictionary<string, AxisSpec>();
        if (layout.ValueKind != JsonValueKind.Object) return axes;
        foreach (var property in layout.EnumerateObject())
            if (AxisName().Match(property.Name) is { Success: true } match)
                axes[AxisId(match.Groups[1].Value + match.Groups[2].Value)] = ReadAxis(
                    AxisId(match.Groups[1].Value + match.Groups[2].Value), property.Value);
        return axes;
    }

    private static string AxisId(string id) => id is "x1" ? "x" : id is "y1" ? "y" : id;

    private static AxisSpec ReadAxis(string id, JsonElement axis)
    {
        var range = Pair(axis, "range");
        return new AxisSpec(id)
        {
            Kind = axis.Text("type") switch
            {
                "log" => AxisKind.Log,
                "linear" => AxisKind.Linear,
                "category" or "multicategory" or "date" => AxisKind.Category,
                _ => AxisKind.Auto,
            },
            Title = axis.TitleText(),
            Range = range is { } r ? (Math.Min(r.Low, r.High), Math.Max(r.Low, r.High)) : null,
            Reversed = axis.Text("autorange") == "reversed" || (range is { } given && given.Low > given.High),
            ToZero = axis.Text("rangemode") is "tozero" or "nonnegative",
            Visible = axis.Flag("visible") ?? true,
            ShowGrid = axis.Flag("showgrid") ?? true,
            ShowTickLabels = axis.Flag("showticklabels") ?? true,
            Domain = Pair(axis, "domain"),
            TickValues = axis.Data("tickvals"),
            TickTexts = axis.Texts("ticktext"),
            Categories = axis.Texts("categoryarray"),
            Ticks = new TickStyle(axis.Text("exponentformat"), axis.Text("tickformat"), axis.Text("tickprefix") ?? "",
                axis.Text("ticksuffix") ?? "", axis.Number("dtick")),
        };
    }

    private static (double Low, double High)? Pair(JsonElement element, string name)
        => element.Data(name) is [{ IsNumber: true } low, { IsNumber: true } high] && low.Number != high.Number ? (low.Number, high.Number)
            : null;

    private static AnnotationSpec ReadAnnotation(JsonElement a)
        => new(a.Text("text") ?? "", Coordinate(a, "x"), Coordinate(a, "y"), a.Text("xref") ?? "x", a.Text("yref") ?? "y")
        {
            Arrow = a.Flag("showarrow") ?? true,
            Tail = (a.Number("ax") ?? -10, a.Number("ay") ?? -30),
            XAnchor = a.Text("xanchor") ?? "auto",
            YAnchor = a.Text("yanchor") ?? "auto",
            Shift = (a.Number("xshift") ?? 0, a.Number("yshift") ?? 0),
            Color = a.Text("font", "color"),
            ArrowColor = a.Text("arrowcolor"),
            Size = a.Number("font", "size"),
            Angle = a.Number("textangle") ?? 0,
        };

    private static ShapeSpec ReadShape(JsonElement s)
        => new(s.Text("type") ?? "rect", Coordinate(s, "x0"), Coordinate(s, "x1"), Coordinate(s, "y0"), Coordinate(s, "y1"),
            s.Text("xref") ?? "x", s.Text("yref") ?? "y")
        {
            Line = ReadLine(s),
            Fill = s.Text("fillcolor"),
            Opacity = s.Number("opacity") ?? 1,
            Below = s.Text("layer") is "below" or "between",
            Label = s.Text("label", "text") ?? "",
        };

    private static Datum Coordinate(JsonElement element, string name)
        => element.At(name) is { } value ? Datum.From(value) : new Datum(double.NaN, null);

    private static LineStyle ReadLine(JsonElement element)
        => new(element.Text("line", "color"), element.Number("line", "width"), element.Text("line", "dash"));
}
