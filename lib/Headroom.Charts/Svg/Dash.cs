namespace Headroom.Charts.Svg;

internal static class Dash
{
    /// <summary>Plotly's dash name as a stroke-dasharray; null for a solid line.</summary>
    public static string? Pattern(string name) => name switch
    {
        "dash" => "8 4",
        "dot" => "2 4",
        "dashdot" => "9 4 2 4",
        "longdash" => "14 5",
        "longdashdot" => "14 5 2 5",
        _ => null,
    };
}
