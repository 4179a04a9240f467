using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Headroom.Jupyter.Wire;

/// <summary>
/// Messages to frames and back: route, delimiter, signature, header, parent header, metadata, content, buffers
/// (jupyter-client.readthedocs.io, "Messaging in Jupyter", protocol 5.4).
/// </summary>
internal sealed class MessageCodec(MessageSigner signer)
{
    public const string ProtocolVersion = "5.4";
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly string _session = Guid.NewGuid().ToString("N");
    private int _sent;

    private static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    /// <exception cref="WireException">The frames are not a Jupyter message, or its signature is wrong.</exception>
    public JupyterMessage Decode(IReadOnlyList<byte[]> frames)
    {
        var at = 0;
        while (at < frames.Count && !frames[at].AsSpan().SequenceEqual(Delimiter)) at++;
        if (frames.Count < at + 6) throw new WireException(at == frames.Count ? "there is no <IDS|MSG>" : "parts are missing");
        signer.Verify(frames[at + 1], [frames[at + 2], frames[at + 3], frames[at + 4], frames[at + 5]]);
        try
        {
            var header = JsonNode.Parse(frames[at + 2])?.AsObject() ?? throw new WireException("the header is empty");
            var message = new JupyterMessage([.. frames.Take(at)], header, JsonDocument.Parse(frames[at + 5]).RootElement) { CellId = CellIdIn(frames[at + 4]) };
            if (message.Type.Length == 0) throw new WireException("the header has no msg_type");
            if (message.Content.ValueKind != JsonValueKind.Object) throw new WireException("the content is not an object");
            return message;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException) { throw new WireException($"a part is not JSON: {e.Message}", e); }
    }

    // Metadata are what a client likes to put there.
    private static string? CellIdIn(byte[] metadata) => JsonNode.Parse(metadata) is JsonObject { Count: > 0 } all
        && all["cellId"] is JsonValue value && value.TryGetValue<string>(out var id) ? id : null;

    /// <summary><paramref name="first"/> is the way to the receiver, or the topic on IOPub.</summary>
    public IReadOnlyList<byte[]> Encode(IReadOnlyList<byte[]> first, string type, JsonObject content, JsonObject? parent)
    {
        byte[][] four = [Bytes(Header(type)), parent is null ? "{}"u8.ToArray() : Bytes(parent), "{}"u8.ToArray(), Bytes(content)];
        return [.. first, Delimiter.ToArray(), signer.Sign(four), .. four];
    }

    private JsonObject Header(string type) => new()
    {
        ["msg_id"] = $"{_session}_{Interlocked.Increment(ref _sent)}",
        ["msg_type"] = type,
        ["session"] = _session,
        ["username"] = "kernel",
        ["date"] = DateTime.UtcNow.ToString("O"),
        ["version"] = ProtocolVersion,
    };

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, s_json);
}
