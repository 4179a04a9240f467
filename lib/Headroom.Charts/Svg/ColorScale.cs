using System.Globalization;
using System.Text.Json;

namespace Headroom.Charts.Svg;

/// <summary>Colours along 0 to 1, linear between stops.</summary>
internal sealed record ColorScale(IReadOnlyList<(double At, Rgb Color)> Stops)
{
    /// <summary>Viridis: even steps of lightness, safe for colour-blind readers and in greyscale.</summary>
    public static ColorScale Default { get; } =
        Even("#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725");

    private static readonly Dictionary<string, ColorScale> s_named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Viridis"] = Default,
        ["Cividis"] = Even("#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678", "#a59c74", "#c3b369", "#e1cc55", "#fee838"),
        ["Blues"] = Even("#f7fbff", "#deebf7", "#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#08519c", "#08306b"),
        ["Greens"] = Even("#f7fcf5", "#e5f5e0", "#c7e9c0", "#a1d99b", "#74c476", "#41ab5d", "#238b45", "#006d2c", "#00441b"),
        ["Greys"] = Even("#ffffff", "#d9d9d9", "#969696", "#525252", "#000000"),
        ["YlGnBu"] = Even("#ffffd9", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#081d58"),
        ["YlOrRd"] = Even("#ffffcc", "#fed976", "#feb24c", "#fd8d3c", "#fc4e2a", "#e31a1c", "#800026"),
        ["RdBu"] = Even("#053061", "#4393c3", "#d1e5f0", "#f7f7f7", "#fddbc7", "#d6604d", "#67001f"),
    };

    public Rgb At(double share)
    {
        var t = Math.Clamp(share, 0, 1);
        for (var i = 1; i < Stops.Count; i++)
            if (t <= Stops[i].At)
                return Rgb.Mix(Stops[i - 1].Color, Stops[i].Color, (t - Stops[i - 1].At) / Math.Max(Stops[i].At - Stops[i - 1].At, 1e-9));
        return Stops[^1].Color;
    }

    /// <summary>A scale by name, or by [[0, colour], ..., [1, colour]]; Viridis for what is not known.</summary>
    public static ColorScale From(JsonElement? json, bool reversed)
    {
        var scale = json switch
        {
            { ValueKind: JsonValueKind.String } name when s_named.TryGetValue(name.GetString()!, out var named) => named,
            { ValueKind: JsonValueKind.Array } stops => FromStops(stops) ?? Default,
            _ => Default,
        };
        return reversed ? new([.. scale.Stops.Reverse().Select(s => (1 - s.At, s.Color))]) : scale;
    }

    private static ColorScale? FromStops(JsonElement stops)
    {
        var read = new List<(double, Rgb)>();
        foreach (var stop in stops.EnumerateArray())
            if (stop.ValueKind == JsonValueKind.Array && stop.GetArrayLength() == 2 && Datum.From(stop[0]) is { IsNumber: true } at
                && Rgb.Parse(stop[1].ValueKind == JsonValueKind.String ? stop[1].GetString() : null) is { } color)
                read.Add((at.Number, color));
        return read.Count >= 2 ? new([.. read.OrderBy(s => s.Item1)]) : null;
    }

    private static ColorScale Even(params string[] colors)
        => new([.. colors.Select((c, i) => (i / (colors.Length - 1.0), Rgb.Parse(c)!.Value))]);
}
