namespace Headroom.Charts.Colors;

/// <summary>
/// The five series colours. Lightness falls or rises by at least 7 (CIE L*) from each to the next, so they stay apart in greyscale
/// and for colour-blind readers; every series also has its own dash and symbol.
/// </summary>
public static class Palette
{
    /// <summary>Most series one chart may show: a sixth is no longer told apart at a glance.</summary>
    public const int MostSeries = 5;

    private static readonly string[] s_light = ["#0b3563", "#9c2b0c", "#117a5c", "#b07209", "#ae82d2"];
    private static readonly string[] s_dark = ["#c2e1ff", "#ffaa88", "#3dbd98", "#bc8a1e", "#8f63cc"];

    /// <summary>Colours on a light page, as #rrggbb.</summary>
    public static IReadOnlyList<string> Light => s_light;

    /// <summary>The same five on a dark page.</summary>
    public static IReadOnlyList<string> Dark => s_dark;

    /// <summary>For what accompanies the data: region names, guide lines. Follows the theme in the offline picture, as the series do.</summary>
    public const string Muted = "#6b7280";

    /// <summary>Text, and points of no series.</summary>
    public const string Ink = "#000000";

    /// <summary>Lines behind the data.</summary>
    internal const string Grid = "#e5e8ed";

    /// <summary>Plotly's dash names, one per slot: solid first, then less and less ink.</summary>
    internal static string Dash(int slot) => (slot % MostSeries) switch { 0 => "solid", 1 => "dash", 2 => "dot", 3 => "dashdot", _ => "longdash" };

    /// <summary>Plotly's symbol names, one per slot.</summary>
    internal static string Symbol(int slot) => (slot % MostSeries) switch { 0 => "circle", 1 => "square", 2 => "diamond", 3 => "triangle-up", _ => "cross" };

    /// <summary>The same symbols by plotly's numbers.</summary>
    internal static string SymbolNumber(int slot)
        => (slot % MostSeries) switch { 0 => "0", 1 => "1", 2 => "2", 3 => "5", _ => "3" };

    /// <summary>The slot's colour on a light page.</summary>
    internal static string Color(int slot) => s_light[slot % MostSeries];
}
