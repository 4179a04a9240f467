using System.Text.Json;

namespace Headroom.Charts.Svg;

/// <summary>Reads Plotly figure JSON (<c>{"data": [...], "layout": {...}}</c>) into the renderer's own records.</summary>
internal static partial class FigureReader
{
    /// <exception cref="ArgumentException">The text is not a JSON object.</exception>
    public static ParsedFigure Read(string figureJson)
    {
        using var document = Parse(figureJson);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new ArgumentException($"figure JSON holds {root.ValueKind} at its root; expected an object with data and layout",
                nameof(figureJson));
        Trace[] traces = [.. root.Items("data").Where(IsVisible).Select(ReadTrace)];
        return new ParsedFigure(traces, ReadLayout(root.At("layout") ?? default));
    }

    private static JsonDocument Parse(string figureJson)
    {
        ArgumentNullException.ThrowIfNull(figureJson);
        try
        {
            return JsonDocument.Parse(figureJson);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"figure JSON does not parse: {e.Message}", nameof(figureJson), e);
        }
    }

    private static bool IsVisible(JsonElement trace) => trace.Flag("visible") != false && trace.Text("visible") != "legendonly";
}
