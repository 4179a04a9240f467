using System.Globalization;

namespace Plotly.NET;

/// <summary>One colour, a colour per point, or numbers that are looked up in a colour scale.</summary>
public sealed class Color
{
    private Color(object json) => Json = json;

    internal object Json { get; }

    /// <summary>Opaque colour from web notation: "#1f77b4", "1f77b4" or "0x1f77b4".</summary>
    /// <exception cref="ArgumentException">Not six hexadecimal digits.</exception>
    public static Color fromHex(string s)
    {
        var digits = s.TrimStart('#');
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) digits = digits[2..];
        return digits.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? fromRGB(rgb >> 16, rgb >> 8 & 255, rgb & 255)
            : throw new ArgumentException($"\"{s}\" is not a colour. Write six hexadecimal digits, as in #1f77b4.", nameof(s));
    }

    /// <summary>Any text that plotly.js takes as a colour; not checked.</summary>
    public static Color fromString(string c) => new(c);

    /// <summary>Opaque colour from components of 0 to 255.</summary>
    public static Color fromRGB(int r, int g, int b) => fromARGB(255, r, g, b);

    /// <summary>Colour from opacity and components, each 0 to 255; opacity is written with one decimal, as the real package does.</summary>
    public static Color fromARGB(int a, int r, int g, int b) =>
        new(string.Create(CultureInfo.InvariantCulture, $"rgba({Component(r)}, {Component(g)}, {Component(b)}, {Component(a) / 255.0:F1})"));

    /// <summary>A colour per point.</summary>
    public static Color fromColors(IEnumerable<Color> c) => new(c.Select(color => color.Json));

    /// <summary>A number per point, looked up in the colour scale of the trace.</summary>
    public static Color fromColorScaleValues<a>(IEnumerable<a> c) where a : IConvertible => new(c);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Color other && JsonText.Of(other) == JsonText.Of(this);

    /// <inheritdoc/>
    public override int GetHashCode() => JsonText.Of(this).GetHashCode(StringComparison.Ordinal);

    private static int Component(int value) => value is >= 0 and <= 255
        ? value
        : throw new ArgumentException($"{value} is not a colour component. Components run from 0 to 255.", nameof(value));
}
