using System.Globalization;
using System.Text.Json;

namespace Headroom.Charts.Svg;

/// <summary>Forgiving reads of figure JSON: what is absent or of another kind is null, never an exception.</summary>
internal static class JsonReading
{
    extension(JsonElement element)
    {
        public JsonElement? At(params ReadOnlySpan<string> path)
        {
            var at = element;
            foreach (var name in path)
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
            return at;
        }

        public string? Text(params ReadOnlySpan<string> path) => element.At(path) switch
        {
            { ValueKind: JsonValueKind.String } s => s.GetString(),
            { ValueKind: JsonValueKind.Number } n => n.GetRawText(),
            _ => null,
        };

        public double? Number(params ReadOnlySpan<string> path)
            => element.At(path) is { } value && Datum.From(value).Number is var number && double.IsFinite(number) ? number : null;

        public bool? Flag(params ReadOnlySpan<string> path) => element.At(path)?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

        public IEnumerable<JsonElement> Items(params ReadOnlySpan<string> path)
            => element.At(path) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

        public Datum[] Data(params ReadOnlySpan<string> path) => [.. element.Items(path).Select(Datum.From)];

        /// <summary>An array of strings, or one string as an array of one.</summary>
        public string[] Texts(params ReadOnlySpan<string> path) => element.At(path) switch
        {
            { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(Plain)],
            { ValueKind: JsonValueKind.String or JsonValueKind.Number } one => [Plain(one)],
            _ => [],
        };

        /// <summary>A plotly title: an object with a text, or the text itself.</summary>
        public string TitleText() => element.Text("title", "text") ?? element.Text("title") ?? "";
    }

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => value.GetDouble().ToString("0.######", CultureInfo.InvariantCulture),
        _ => "",
    };
}
