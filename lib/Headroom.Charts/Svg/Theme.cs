using Headroom.Charts.Colors;
using static Headroom.Charts.Colors.PageTheme;

namespace Headroom.Charts.Svg;

/// <summary>
/// The style sheet of one figure, every rule scoped to its id. Light by default, dark where the reader's system or notebook is, light on
/// paper.
/// </summary>
internal static class Theme
{
    /// <summary>Colours, for a figure or a picture that stands alone.</summary>
    public static string Colors(string id)
        => Rule($"#{id}", PageTheme.LightColors + "fill:var(--ink);color-scheme:light dark")
            + $"@media (prefers-color-scheme:dark){{{Rule($"#{id}", PageTheme.DarkColors).TrimEnd()}}}\n"
            // Notebooks choose their own theme, whatever the system says.
            + PageTheme.On(PageTheme.Light, $"#{id}", PageTheme.LightColors)
            + PageTheme.On(PageTheme.Dark, $"#{id}", PageTheme.DarkColors)
            + $"@media print{{{Rule($"#{id}#{id}#{id}", PageTheme.PaperColors).TrimEnd()}}}\n";

    /// <summary>Type and lines.</summary>
    public static string Marks(string id)
        => Rule($"#{id} text",
            "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-variant-numeric:tabular-nums")
            + Rule($"#{id} .title", "font-weight:650")
            + Rule($"#{id} .panel", "font-weight:600")
            + Rule($"#{id} .tick,#{id} .label", "fill:var(--muted)")
            + Rule($"#{id} .halo", "paint-order:stroke;stroke:var(--surface);stroke-width:3.5px;stroke-linejoin:round")
            + Rule($"#{id} .grid", "stroke:var(--grid);stroke-width:1")
            + Rule($"#{id} .minor", "stroke:var(--minor);stroke-width:1")
            + Rule($"#{id} .axis", "stroke:var(--muted);stroke-width:1");

    /// <summary>The wide drawing from 521 px of room, the narrow one below.</summary>
    public static string Widths(string id, double width)
        => Rule($"#{id}", $"container-type:inline-size;width:100%;max-width:{SvgWriter.Number(width)}px;margin:1em 0;break-inside:avoid")
            + Rule($"#{id} svg", "display:block;width:100%;height:auto")
            + Rule($"#{id} .narrow", "display:none")
            + $"@container (max-width:520px){{{Rule($"#{id} .wide", "display:none")}"
            + $"{Rule($"#{id} .narrow", "display:block").TrimEnd()}}}\n";
}
