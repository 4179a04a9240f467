using System.Globalization;
using System.Text.RegularExpressions;

namespace Headroom.Charts.Svg;

internal readonly partial record struct Rgb(byte R, byte G, byte B)
{
    public override string ToString() => $"#{R:x2}{G:x2}{B:x2}";

    /// <summary>Relative luminance, 0 to 1 (WCAG 2).</summary>
    public double Luminance => 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B);

    /// <summary>
    /// Black or white, whichever has the higher contrast on this colour: 4.57 to 1 at least. A black that no theme takes for its ink.
    /// </summary>
    public string Ink => Luminance > 0.1798 ? "#010101" : "#ffffff";

    private static double Linear(byte channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    public static Rgb Mix(Rgb a, Rgb b, double share) => new(Mix(a.R, b.R, share), Mix(a.G, b.G, share), Mix(a.B, b.B, share));

    private static byte Mix(byte a, byte b, double share) => (byte)Math.Round(a + (b - a) * Math.Clamp(share, 0, 1));

    [GeneratedRegex(@"^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,[^)]*)?\)$")]
    private static partial Regex Functional();

    /// <summary>#rgb, #rrggbb, rgb(...) or rgba(...), alpha dropped; null for anything else.</summary>
    public static Rgb? Parse(string? css)
    {
        if (css is ['#', var r, var g, var b]) css = $"#{r}{r}{g}{g}{b}{b}";
        if (css is ['#', ..] && css.Length >= 7
            && int.TryParse(css.AsSpan(1, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex))
            return new((byte)(hex >> 16), (byte)(hex >> 8), (byte)hex);
        if (css is not null && Functional().Match(css) is { Success: true } match)
            return new(Channel(match.Groups[1]), Channel(match.Groups[2]), Channel(match.Groups[3]));
        return null;
    }

    private static byte Channel(Group group) => (byte)Math.Min(255, int.Parse(group.ValueSpan, CultureInfo.InvariantCulture));
}
