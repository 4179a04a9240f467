namespace Headroom.Charts.Svg;

internal static class BarPainter
{
    private const double TextSize = 12;

    public static void Paint(SvgWriter svg, Panel panel, string id, bool tips)
    {
        foreach (var bar in panel.Bars)
            if (Rectangle(panel, bar) is { } box) Paint(svg, panel, bar, box, id, tips);
        foreach (var bar in panel.Bars)
            if (bar.Trace.Error is { } error && Rectangle(panel, bar) is { } box)
                ErrorMark.Paint(svg, bar.Trace.Horizontal ? panel.X : panel.Y, bar.To, error, bar.Index,
                    bar.Trace.Horizontal ? box.MiddleY : box.MiddleX, !bar.Trace.Horizontal, Ink.Of(error.Color) ?? "var(--ink)");
    }

    public static string InkOf(BarTrace trace, int i)
        => Ink.Of(trace.Colors.Length == 1 ? trace.Colors[0] : trace.Colors.ElementAtOrDefault(i), trace.Slot);

    private static Box? Rectangle(Panel panel, BarBox bar)
    {
        var (keys, values) = bar.Trace.Horizontal ? (panel.Y, panel.X) : (panel.X, panel.Y);
        double foot = values.At(bar.From), top = values.At(bar.To);
        if (!double.IsFinite(foot)) foot = values.Foot; // zero on a log axis
        if (!double.IsFinite(top)) return null;
        (foot, top) = (Math.Clamp(foot, values.First, values.Last), Math.Clamp(top, values.First, values.Last));
        double low = Math.Clamp(keys.FromUnit(bar.KeyLow), keys.First, keys.Last),
            high = Math.Clamp(keys.FromUnit(bar.KeyHigh), keys.First, keys.Last);
        return bar.Trace.Horizontal ? Box.Between(foot, low, top, high) : Box.Between(low, foot, high, top);
    }

    private static void Paint(SvgWriter svg, Panel panel, BarBox bar, Box box, string id, bool tips)
    {
        var trace = bar.Trace;
        var value = trace.Values[bar.Index];
        var tip = tips ? $"{(trace.Name.Length > 0 ? trace.Name + ", " : "")}{trace.Keys[bar.Index].Key}: {NumberText.Compact(value)}"
            : null;
        svg.Leaf("rect", tip, ("x", box.Left), ("y", box.Top), ("width", box.Width), ("height", box.Height),
            ("fill", InkOf(trace, bar.Index)), ("stroke", "var(--surface)"), ("stroke-width", 1.0),
                ("opacity", trace.Opacity < 1 ? trace.Opacity.ToString("0.##") : null));
        if (PatternIndex(trace.Pattern) is >= 0 and var pattern)
            svg.Leaf("rect", tip, ("x", box.Left), ("y", box.Top), ("width", box.Width), ("height", box.Height),
                ("fill", $"url(#{id}-p{pattern})"));
        var text = RichText.Parse(trace.Texts.Length == 1 ? trace.Texts[0] : trace.Texts.ElementAtOrDefault(bar.Index) ?? "");
        if (!text.IsEmpty && trace.TextPosition != "none") Label(svg, panel, bar, box, text);
    }

    private static void Label(SvgWriter svg, Panel panel, BarBox bar, Box box, RichText text)
    {
        var width = text.Width(TextSize);
        var fits = bar.Trace.Horizontal ? box.Width > width + 10 && box.Height >= TextSize : box.Height > TextSize + 8
            && box.Width >= width + 3;
        var inside = fits && bar.Trace.TextPosition != "outside";
        var falls = bar.To < bar.From;
        var ink = inside ? "var(--surface)" : null;
        if (bar.Trace.Horizontal)
        {
            var end = falls ? box.Left : box.Right;
            var (x, anchor) = inside ? (end + (falls ? 5 : -5), falls ? "start" : "end")
                : (end + (falls ? -5 : 5), falls ? "end" : "start");
            // At the far edge an outside label turns back into its bar.
            if (!inside && !falls && x + width > panel.Area.Right + 14 && fits) (x, anchor, ink) = (end - 5, "end", "var(--surface)");
            svg.Rich(text, x, box.MiddleY + 4, TextSize, ("text-anchor", anchor), ("class", ink is null ? "halo" : null), ("fill", ink));
        }
        else if (inside || (!fits && box.Height <= TextSize + 8 && box.Width + 12 >= width)
            || (bar.Trace.TextPosition == "outside" && box.Width + 12 >= width))
        {
            var y = (inside, falls) switch { (true, false) => box.Top + 15, (true, true) => box.Bottom - 6, (false, false) => box.Top - 5,
                _ => box.Bottom + 14 };
            svg.Rich(text, box.MiddleX, y, TextSize, ("text-anchor", "middle"), ("class", ink is null ? "halo" : null), ("fill", ink));
        }
    }

    private static readonly string[] s_patterns = ["/", "\\", "x", "-", "|", "+", "."];

    public static int PatternIndex(string shape) => Array.IndexOf(s_patterns, shape);

    public static void DefinePatterns(SvgWriter svg, string id, IEnumerable<string> shapes)
    {
        foreach (var index in shapes.Select(PatternIndex).Where(i => i >= 0).Distinct())
        {
            svg.Open("pattern", ("id", $"{id}-p{index}"), ("width", "8"), ("height", "8"), ("patternUnits", "userSpaceOnUse"));
            svg.Leaf("path", null, ("d", s_patterns[index] switch
            {
                "/" => "M-2 2L2 -2M0 8L8 0M6 10L10 6",
                "\\" => "M-2 6L2 10M0 0L8 8M6 -2L10 2",
                "x" => "M0 0L8 8M0 8L8 0",
                "-" => "M0 4H8",
                "|" => "M4 0V8",
                "+" => "M0 4H8M4 0V8",
                _ => "M3 4H5",
            }), ("stroke", "var(--surface)"), ("stroke-width", 1.6), ("stroke-opacity", "0.75"));
            svg.Close();
        }
    }
}
