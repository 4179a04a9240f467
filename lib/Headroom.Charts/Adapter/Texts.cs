using Headroom.Charts.Svg;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace Headroom.Charts.Adapter;

/// <summary>Words on a figure.</summary>
internal static class Texts
{
    public static Title Title(string text) => new Title().With("text", text);

    /// <summary>A sentence in as many lines as it needs: plotly breaks none by itself, and cuts off what does not fit.</summary>
    public static IReadOnlyList<string> Lines(string sentence, double width, double size)
    {
        // What holds markup was laid out by its writer.
        if (sentence.Contains('<', StringComparison.Ordinal)) return [sentence];
        List<string> lines = [];
        foreach (var word in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (lines.Count > 0 && TextMetrics.Width($"{lines[^1]} {word}", size) <= width) lines[^1] += $" {word}";
            else lines.Add(word);
        return lines;
    }

    /// <param name="size">Pixels; null for what is around it.</param>
    /// <param name="color">#rrggbb; null for the ink.</param>
    public static Font Font(double? size = null, string? color = null)
        => new Font().With("size", size).With("color", color is null ? null : Color.fromHex(color));

    /// <summary>A text at a place on the axes: log10 of the value on a log axis, a serial number on an axis of names.</summary>
    public static Annotation At(object x, object y, string text, Font font)
        => new Annotation().With("x", x).With("y", y).With("font", font).With("showarrow", false).With("text", text);

    /// <summary>A text above the foot of the plot, at a place on the x axis.</summary>
    public static Annotation AtFoot(double x, string text, Font font)
        => At(x, 0.02, text, font).With("xref", "x").With("yanchor", "bottom").With("yref", "paper");
}
