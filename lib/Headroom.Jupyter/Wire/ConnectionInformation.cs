using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headroom.Jupyter.Wire;

/// <summary>
/// What a Jupyter client writes into the connection file: ports of the five sockets, and the key that messages are signed with.
/// </summary>
internal sealed record ConnectionInformation
{
    [JsonPropertyName("transport")] public string Transport { get; init; } = "tcp";

    [JsonPropertyName("ip")] public string Ip { get; init; } = "127.0.0.1";

    [JsonPropertyName("shell_port")] public int ShellPort { get; init; }

    [JsonPropertyName("control_port")] public int ControlPort { get; init; }

    [JsonPropertyName("iopub_port")] public int IOPubPort { get; init; }

    [JsonPropertyName("stdin_port")] public int StdinPort { get; init; }

    [JsonPropertyName("hb_port")] public int HeartbeatPort { get; init; }

    /// <summary>Empty turns signing off.</summary>
    [JsonPropertyName("key")] public string Key { get; init; } = "";

    [JsonPropertyName("signature_scheme")] public string SignatureScheme { get; init; } = MessageSigner.Scheme;

    /// <exception cref="InvalidOperationException">The file is missing or is no connection file.</exception>
    public static ConnectionInformation Load(string path)
    {
        string text;
        try { text = File.ReadAllText(path); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The connection file {path} cannot be read: {e.Message}", e);
        }
        return Parse(text, path);
    }

    internal static ConnectionInformation Parse(string text, string path)
    {
        ConnectionInformation? read;
        try { read = JsonSerializer.Deserialize<ConnectionInformation>(text); }
        catch (JsonException e) { throw new InvalidOperationException($"{path} is not a connection file: {e.Message}", e); }
        if (read is null) throw new InvalidOperationException($"{path} is not a connection file: it is empty.");
        (string Name, int Port)[] ports =
            [("shell_port", read.ShellPort), ("control_port", read.ControlPort), ("iopub_port", read.IOPubPort),
                ("stdin_port", read.StdinPort), ("hb_port", read.HeartbeatPort)];
        if (ports.FirstOrDefault(p => p.Port is < 0 or > ushort.MaxValue) is { Name: { } bad } port)
            throw new InvalidOperationException($"{path}: {bad} is {port.Port}, needs 0 to 65535.");
        if (read.Key.Length > 0 && read.SignatureScheme != MessageSigner.Scheme)
            throw new InvalidOperationException(
                $"{path}: signature_scheme is '{read.SignatureScheme}'; {MessageSigner.Scheme} is supported.");
        return read;
    }
}
