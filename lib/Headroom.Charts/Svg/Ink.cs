using System.Text.RegularExpressions;
using Headroom.Charts.Colors;

namespace Headroom.Charts.Svg;

/// <summary>Colours as SVG attribute values.</summary>
internal static partial class Ink
{
    public static string Slot(int slot) => $"var(--c{slot % Palette.MostSeries + 1})";

    [GeneratedRegex(@"^(#[0-9a-fA-F]{3,8}|rgba?\([0-9.,\s%]+\)|[a-zA-Z]{3,20})$")]
    private static partial Regex Safe();

    /// <summary>The given colour, or the slot's. The palette's own colours and black become variables, which follow the dark theme.</summary>
    public static string Of(string? css, int slot) => Of(css) ?? Slot(slot);

    /// <summary>Null for no colour and for what is not a plain colour: a url(...) would reach outside the page.</summary>
    public static string? Of(string? css)
    {
        if (css is null || !Safe().IsMatch(css)) return null;
        if (Rgb.Parse(css) is not { } rgb || (css.StartsWith("rgba", StringComparison.Ordinal) && !css.EndsWith(" 1.0)", StringComparison.Ordinal))) return css;
        for (var slot = 0; slot < Palette.MostSeries; slot++)
            if (Palette.Light[slot] == rgb.ToString()) return Slot(slot);
        return rgb is (0, 0, 0) ? "var(--ink)" : rgb.ToString() == Palette.Muted ? "var(--muted)" : css;
    }
}
