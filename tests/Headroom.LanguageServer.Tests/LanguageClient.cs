using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using Headroom.Course;
using Headroom.LanguageServer.Serving;

namespace Headroom.LanguageServer.Tests;

/// <summary>
/// A client that writes and reads the protocol's messages itself, beside a server in a process of its own or in this one.
/// </summary>
internal sealed class LanguageClient : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Stream _toServer, _fromServer;
    private readonly Process? _process;
    private readonly Task<int>? _serving;
    private readonly Dictionary<string, JsonNode> _told = [];
    private int _sent;

    private LanguageClient(Process process) =>
        (_process, _toServer, _fromServer) = (process, process.StandardInput.BaseStream, process.StandardOutput.BaseStream);

    private LanguageClient(CourseLayout layout)
    {
        var (asks, answers) = (new Pipe(), new Pipe(new PipeOptions(pauseWriterThreshold: 0)));
        (_toServer, _fromServer) = (asks.Writer.AsStream(), answers.Reader.AsStream());
        _serving = Server.Run(layout, asks.Reader.AsStream(), answers.Writer.AsStream(), TextWriter.Null);
    }

    /// <summary>What the server said of itself without being asked, but for diagnostics.</summary>
    public List<JsonNode> Notes { get; } = [];

    public static LanguageClient Start() => Start(CourseLayout.Find().LanguageServer);

    /// <summary>The same as an editor starts it.</summary>
    public static LanguageClient StartByCommand() => Start(CourseLayout.Find().Command, "language-server");

    /// <summary>A server in this process.</summary>
    public static LanguageClient Serve(CourseLayout? layout = null) => new(layout ?? CourseLayout.Find());

    /// <summary>The same, introduced.</summary>
    public static async Task<LanguageClient> Introduced(LanguageClient client, int? processId = null)
    {
        await client.Ask("initialize", new JsonObject
        {
            ["processId"] = processId,
            ["capabilities"] = JsonNode.Parse(
                """{ "textDocument": { "completion": { "completionList": { "itemDefaults": ["editRange"] } } } }"""),
        });
        await client.Tell("initialized", new JsonObject());
        return client;
    }

    public Task Write(string message)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        return WriteRaw([.. Encoding.ASCII.GetBytes($"Content-Length: {bytes.Length}\r\n\r\n"), .. bytes]);
    }

    public async Task WriteRaw(byte[] bytes)
    {
        await _toServer.WriteAsync(bytes);
        await _toServer.FlushAsync();
    }

    public Task Tell(string method, JsonNode? parameters) => Write(Message(method, parameters).ToJsonString());

    /// <summary>Sends a question; its number is for <see cref="Answer"/>.</summary>
    public async Task<int> Send(string method, JsonNode? parameters)
    {
        var message = Message(method, parameters);
        message["id"] = ++_sent;
        await Write(message.ToJsonString());
        return _sent;
    }

    /// <summary>The whole reply to a question, its error included.</summary>
    public async Task<JsonNode> Answer(int? id)
    {
        while (true)
        {
            var message = await Read() ?? throw new InvalidOperationException("the server closed the connection");
            if (message["method"] is null && (int?)message["id"] == id) return message;
            Note(message);
        }
    }

    /// <summary>The result of a question that must be answered.</summary>
    public async Task<JsonNode?> Ask(string method, JsonNode? parameters)
    {
        var reply = await Answer(await Send(method, parameters));
        Assert.True(reply["error"] is null, reply.ToJsonString());
        return reply["result"];
    }

    /// <summary>What was told last of a cell's version; waits until it comes.</summary>
    public async Task<JsonArray> Diagnostics(string uri, int version)
    {
        while (_told.GetValueOrDefault(uri) is not { } told || (int?)told["version"] != version)
            Note(await Read() ?? throw new InvalidOperationException("the server closed the connection"));
        return _told[uri]["diagnostics"]!.AsArray();
    }

    /// <summary>What was told last of a cell; nothing where it never was.</summary>
    public JsonNode?[] LastTold(string uri) => [.. _told.GetValueOrDefault(uri)?["diagnostics"]?.AsArray() ?? []];

    /// <summary>Waits for the next message that is no answer.</summary>
    public async Task<JsonNode> NextNote()
    {
        var message = await Read() ?? throw new InvalidOperationException("the server closed the connection");
        Note(message);
        return message;
    }

    /// <summary>The server's exit code, once it has ended.</summary>
    public async Task<int> Ended()
    {
        if (_serving is not null) return await _serving.WaitAsync(s_patience);
        await _process!.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    /// <summary>Closes what the server reads.</summary>
    public void Close() => _toServer.Dispose();

    public async ValueTask DisposeAsync()
    {
        try { Close(); }
        catch (IOException) { /* It has ended already. */ }
        await Ended();
        _process?.Dispose();
    }

    public int ProcessId => _process!.Id;

    private static LanguageClient Start(params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine(); // a pipe that nobody reads would stop the server
        return new(process);
    }

    private static JsonObject Message(string method, JsonNode? parameters)
    {
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method };
        if (parameters is not null) message["params"] = parameters.DeepClone();
        return message;
    }

    private void Note(JsonNode message)
    {
        if ((string?)message["method"] == "textDocument/publishDiagnostics") _told[(string)message["params"]!["uri"]!] = message["params"]!;
        else Notes.Add(message);
    }

    private async Task<JsonNode?> Read()
    {
        using var patience = new CancellationTokenSource(s_patience);
        var length = 0;
        while (await Line(patience.Token) is { } line)
        {
            if (line.Length == 0)
            {
                var body = new byte[length];
                await _fromServer.ReadExactlyAsync(body, patience.Token);
                return JsonNode.Parse(body);
            }
            Assert.StartsWith("Content-", line, StringComparison.Ordinal); // nothing but the protocol on standard output
            if (line.StartsWith("Content-Length: ", StringComparison.Ordinal)) length = int.Parse(line["Content-Length: ".Length..]);
        }
        return null;
    }

    private async Task<string?> Line(CancellationToken stop)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await _fromServer.ReadAsync(one, stop) == 1)
        {
            if (one[0] == '\n') return line.ToString().TrimEnd('\r');
            line.Append((char)one[0]);
        }
        return null;
    }
}
