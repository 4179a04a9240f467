using System.Globalization;
using System.Text;

namespace Headroom.Charts.Svg;

/// <summary>Writes elements and escaped text. Coordinates are rounded to 0.1 px, so that output is stable and small.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<(string Name, int From, int Inside)> _open = new();

    public SvgWriter Open(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        var from = _text.Length;
        Start(name, attributes);
        _text.Append(">\n");
        _open.Push((name, from, _text.Length));
        return this;
    }

    /// <summary>Ends the open element; one that held nothing is taken back.</summary>
    public SvgWriter Close()
    {
        var (name, from, inside) = _open.Pop();
        if (_text.Length == inside) _text.Length = from;
        else _text.Append("</").Append(name).Append(">\n");
        return this;
    }

    /// <param name="name">Element name.</param>
    /// <param name="tip">Text a browser shows while the pointer rests on the element.</param>
    /// <param name="attributes">A null value leaves the attribute out; numbers are rounded.</param>
    public SvgWriter Leaf(string name, string? tip, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Start(name, attributes);
        if (string.IsNullOrEmpty(tip)) _text.Append("/>\n");
        else _text.Append("><title>").Append(Escape(tip)).Append("</title></").Append(name).Append(">\n");
        return this;
    }

    /// <summary>An element that holds only text.</summary>
    public SvgWriter Text(string name, string text, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Start(name, attributes);
        _text.Append('>').Append(Escape(text)).Append("</").Append(name).Append(">\n");
        return this;
    }

    /// <summary>A text element with styled runs; <paramref name="y"/> is the first baseline, lines follow 1.25 em apart.</summary>
    public SvgWriter Rich(RichText text, double x, double y, double size, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Start("text", [("x", x), ("y", y), ("font-size", size), .. attributes]);
        _text.Append('>');
        for (var i = 0; i < text.Lines.Count; i++)
        {
            if (text.Lines.Count > 1)
                _text.Append(CultureInfo.InvariantCulture, $"<tspan x=\"{Number(x)}\" y=\"{Number(y + i * size * 1.25)}\">");
            foreach (var run in text.Lines[i]) Append(run, size);
            if (text.Lines.Count > 1) _text.Append("</tspan>");
        }
        _text.Append("</text>\n");
        return this;
    }

    private void Append(Run run, double size)
    {
        var dy = size * (run.Shift > 0 ? -0.38 : 0.22);
        var style = (run.Bold ? " font-weight=\"700\"" : "") + (run.Italic ? " font-style=\"italic\"" : "")
            + (run.Shift == 0 ? "" : $" font-size=\"{Number(size * 0.7)}\" dy=\"{Number(dy)}\"");
        if (style.Length == 0) _text.Append(Escape(run.Text));
        else _text.Append("<tspan").Append(style).Append('>').Append(Escape(run.Text)).Append("</tspan>");
        // The baseline stays shifted until something shifts it back; a zero-width space carries that.
        if (run.Shift != 0) _text.Append(CultureInfo.InvariantCulture, $"<tspan dy=\"{Number(-dy)}\">\u200b</tspan>");
    }

    private void Start(string name, ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (key, value) in attributes)
            if (value is not null)
                _text.Append(' ').Append(key).Append("=\"").Append(value is double number ? Number(number) : Escape(value.ToString()!))
                    .Append('"');
    }

    /// <exception cref="ArgumentException">The coordinate is not finite: a painter let a hole in the data through.</exception>
    public static string Number(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentException($"coordinate {value} cannot be drawn");
        var rounded = Math.Round(Math.Clamp(value, -1e6, 1e6), 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    /// <summary>Escapes markup and drops what XML 1.0 does not allow: most control characters and unpaired surrogates.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            _ = rune.Value switch
            {
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '&' => safe.Append("&amp;"),
                '"' => safe.Append("&quot;"),
                '\t' or '\n' or '\r' => safe.Append(' '),
                < 0x20 or 0xFFFE or 0xFFFF => safe,
                _ => safe.Append(rune),
            };
        return safe.ToString();
    }

    public override string ToString() => _text.ToString();
}
