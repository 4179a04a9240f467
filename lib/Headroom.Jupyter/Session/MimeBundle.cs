using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Jupyter.Session;

/// <summary>Formatted values as Jupyter's <c>data</c>: JSON types as JSON, everything else as text.</summary>
internal static class MimeBundle
{
    /// <summary>With the plain text of a number or another simple value where only its HTML is there, for clients that show text.</summary>
    public static JsonObject Of(object? value, IReadOnlyCollection<FormattedValue> forms)
    {
        var data = Of(forms);
        if (value is IFormattable or bool && !data.ContainsKey(PlainTextFormatter.MimeType))
            data[PlainTextFormatter.MimeType] = Convert.ToString(value, CultureInfo.InvariantCulture);
        return data;
    }

    public static JsonObject Of(IReadOnlyCollection<FormattedValue> values)
    {
        var data = new JsonObject();
        foreach (var value in values) data[value.MimeType] = Content(value);
        return data;
    }

    /// <summary>Characters of all forms together.</summary>
    public static long Length(IReadOnlyCollection<FormattedValue> values) => values.Sum(v => (long)v.Value.Length);

    private static JsonNode? Content(FormattedValue value)
    {
        var isJson = value.MimeType == "application/json" || value.MimeType.EndsWith("+json", StringComparison.Ordinal);
        if (!isJson) return value.Value;
        try { return JsonNode.Parse(value.Value); }
        catch (JsonException) { return value.Value; }
    }
}
