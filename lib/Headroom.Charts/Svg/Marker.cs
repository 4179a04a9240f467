using System.Globalization;

namespace Headroom.Charts.Svg;

/// <summary>Plotly's marker symbols, by name or by number (+100 open, +200 dot).</summary>
internal static class Marker
{
    private static readonly string[] s_numbered =
        ["circle", "square", "diamond", "cross", "x", "triangle-up", "triangle-down", "triangle-left", "triangle-right"];

    public static void Paint(SvgWriter svg, string symbol, double x, double y, double size, string ink, string? tip)
    {
        var (shape, open) = Resolve(symbol);
        var (fill, stroke, width) = open ? ("var(--surface)", ink, 1.8) : (ink, "var(--surface)", 1.0);
        // Equal-looking areas: a diamond or triangle of the circle's diameter looks smaller than the circle.
        var r = size / 2 * (shape is "diamond" or "triangle-up" or "triangle-down" or "triangle-left" or "triangle-right" or "cross" or "x"
            ? 1.25 : shape is "square" ? 0.92 : 1);
        if (shape == "circle")
            svg.Leaf("circle", tip, ("cx", x), ("cy", y), ("r", r), ("fill", fill), ("stroke", stroke), ("stroke-width", width));
        else svg.Leaf("path", tip, ("d", Outline(shape, x, y, r)), ("fill", fill), ("stroke", stroke), ("stroke-width", width));
    }

    private static (string Shape, bool Open) Resolve(string symbol)
    {
        if (int.TryParse(symbol, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return (number % 100 < s_numbered.Length ? s_numbered[number % 100] : "circle", number / 100 % 2 == 1);
        var open = symbol.Contains("-open", StringComparison.Ordinal);
        return (symbol.Replace("-open", "", StringComparison.Ordinal).Replace("-dot", "", StringComparison.Ordinal), open);
    }

    private static string Outline(string shape, double x, double y, double r) => shape switch
    {
        "square" => Polygon(x, y, r, (-1, -1), (1, -1), (1, 1), (-1, 1)),
        "diamond" => Polygon(x, y, r, (0, -1), (1, 0), (0, 1), (-1, 0)),
        "triangle-up" => Polygon(x, y, r, (0, -1), (0.95, 0.7), (-0.95, 0.7)),
        "triangle-down" => Polygon(x, y, r, (0, 1), (0.95, -0.7), (-0.95, -0.7)),
        "triangle-left" => Polygon(x, y, r, (-1, 0), (0.7, 0.95), (0.7, -0.95)),
        "triangle-right" => Polygon(x, y, r, (1, 0), (-0.7, 0.95), (-0.7, -0.95)),
        "cross" => Polygon(x, y, r, (-0.32, -1), (0.32, -1), (0.32, -0.32), (1, -0.32), (1, 0.32), (0.32, 0.32), (0.32, 1), (-0.32, 1),
            (-0.32, 0.32), (-1, 0.32), (-1, -0.32), (-0.32, -0.32)),
        "x" => Polygon(x, y, r * 0.9, (-1, -0.6), (-0.6, -1), (0, -0.4), (0.6, -1), (1, -0.6), (0.4, 0), (1, 0.6), (0.6, 1), (0, 0.4),
            (-0.6, 1), (-1, 0.6), (-0.4, 0)),
        "star" => Polygon(x, y, r * 1.2,
            [.. Enumerable.Range(0, 10)
            .Select(i => (Math.Sin(i * Math.PI / 5) * (i % 2 == 0 ? 1 : 0.42), -Math.Cos(i * Math.PI / 5) * (i % 2 == 0 ? 1 : 0.42)))]),
        _ => Polygon(x, y, r, [.. Enumerable.Range(0, 12).Select(i => (Math.Cos(i * Math.PI / 6), Math.Sin(i * Math.PI / 6)))]),
    };

    private static string Polygon(double x, double y, double r, params ReadOnlySpan<(double X, double Y)> corners)
    {
        var path = new System.Text.StringBuilder();
        foreach (var (cx, cy) in corners)
            path.Append(path.Length == 0 ? 'M' : 'L').Append(SvgWriter.Number(x + cx * r)).Append(' ').Append(SvgWriter.Number(y + cy * r));
        return path.Append('Z').ToString();
    }
}
