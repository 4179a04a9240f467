using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Headroom.Testing.Jupyter;

/// <summary>A message as a client reads it.</summary>
internal sealed record Received(string Type, JsonNode Content, string Parent)
{
    public string Text(string name) => (string)Content[name]!;
}

/// <summary>A Jupyter client: five sockets, signed messages.</summary>
internal sealed class TestClient : IDisposable
{
    private readonly byte[] _key;
    private readonly string _session = Guid.NewGuid().ToString("N");
    private int _sent;

    private TestClient(string key) => _key = Encoding.UTF8.GetBytes(key);

    public TestPeer Shell { get; private set; } = null!;

    public TestPeer Control { get; private set; } = null!;

    public TestPeer Stdin { get; private set; } = null!;

    public TestPeer IOPub { get; private set; } = null!;

    /// <summary>Connects and waits for the welcome, so that nothing published from now on is missed.</summary>
    public static async Task<TestClient> Connect(TestServer server)
    {
        var client = new TestClient(server.Key);
        client.Shell = await TestPeer.Greeted(server.Ports.ShellPort, "DEALER", client._session);
        client.Control = await TestPeer.Greeted(server.Ports.ControlPort, "DEALER", client._session);
        client.Stdin = await TestPeer.Greeted(server.Ports.StdinPort, "DEALER", client._session);
        client.IOPub = await TestPeer.Greeted(server.Ports.IOPubPort, "SUB");
        await client.IOPub.Subscribe();
        Assert.Equal("iopub_welcome", (await client.Read(client.IOPub)).Type);
        return client;
    }

    /// <summary>The id of the message that was sent.</summary>
    public async Task<string> Send(TestPeer socket, string type, JsonNode? content = null)
    {
        var id = $"{_session}-{_sent++}";
        await socket.Send(Encode(id, type, content ?? new JsonObject()));
        return id;
    }

    public byte[][] Encode(string id, string type, JsonNode content, byte[]? signature = null)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { msg_id = id, msg_type = type, session = _session, username = "test",
            date = "2026-11-21T12:00:00Z", version = "5.4" });
        byte[][] four = [header, "{}"u8.ToArray(), "{}"u8.ToArray(), JsonSerializer.SerializeToUtf8Bytes(content)];
        return ["<IDS|MSG>"u8.ToArray(), signature ?? Sign(four), .. four];
    }

    /// <summary>The next message on a socket; its signature must be right.</summary>
    public async Task<Received> Read(TestPeer socket)
    {
        var frames = await socket.Receive();
        var at = frames.FindIndex(f => Encoding.ASCII.GetString(f) == "<IDS|MSG>") + 1;
        Assert.Equal(Encoding.ASCII.GetString(Sign([.. frames.Skip(at + 1).Take(4)])), Encoding.ASCII.GetString(frames[at]));
        var header = JsonNode.Parse(frames[at + 1])!;
        Assert.Equal("5.4", (string?)header["version"]);
        return new((string)header["msg_type"]!, JsonNode.Parse(frames[at + 4])!, (string?)JsonNode.Parse(frames[at + 2])!["msg_id"] ?? "");
    }

    /// <summary>Sends a request on a socket and returns its reply.</summary>
    public async Task<Received> Ask(TestPeer socket, string type, JsonNode? content = null)
    {
        var id = await Send(socket, type, content);
        var reply = await Read(socket);
        Assert.Equal(id, reply.Parent);
        return reply;
    }

    /// <summary>Runs a cell: its reply, and what was published on its behalf between busy and idle.</summary>
    public async Task<(Received Reply, List<Received> Published)> Run(string code, Action<JsonObject>? change = null)
    {
        var id = await Execute(code, change);
        return (await Read(Shell), await Published(id));
    }

    public Task<string> Execute(string code, Action<JsonObject>? change = null)
    {
        var content = new JsonObject { ["code"] = code, ["silent"] = false, ["store_history"] = true, ["allow_stdin"] = false,
            ["stop_on_error"] = true };
        change?.Invoke(content);
        return Send(Shell, "execute_request", content);
    }

    /// <summary>What is published on behalf of a request, until its idle; status messages are left out.</summary>
    public async Task<List<Received>> Published(string id)
    {
        var published = new List<Received>();
        while (true)
        {
            var message = await Read(IOPub);
            if (message.Parent != id) continue;
            if (message.Type != "status") published.Add(message);
            else if (message.Text("execution_state") == "idle") return published;
        }
    }

    /// <summary>Reads what is published until a stream holds the text.</summary>
    public async Task Printed(string text)
    {
        var all = "";
        while (!all.Contains(text, StringComparison.Ordinal))
            if (await Read(IOPub) is { Type: "stream" } stream) all += stream.Text("text");
    }

    public void Dispose()
    {
        foreach (var peer in new[] { Shell, Control, Stdin, IOPub }) peer?.Dispose();
    }

    private byte[] Sign(byte[][] four) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(_key, four.SelectMany(f => f).ToArray())));
}
