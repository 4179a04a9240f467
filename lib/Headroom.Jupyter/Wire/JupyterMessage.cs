using System.Text.Json;
using System.Text.Json.Nodes;

namespace Headroom.Jupyter.Wire;

/// <summary>A message as it came: <paramref name="Route"/> leads back to the sender, <paramref name="Header"/> is repeated in what answers it.</summary>
internal sealed record JupyterMessage(IReadOnlyList<byte[]> Route, JsonObject Header, JsonElement Content)
{
    public string Type => Text(Header["msg_type"]);

    public string Id => Text(Header["msg_id"]);

    /// <summary>How the client calls the cell that it sends; null where it does not say.</summary>
    public string? CellId { get; init; }

    public string? String(string name) => Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public int? Int(string name) => Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    public bool Bool(string name, bool otherwise) => Content.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean()
        : otherwise;

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
