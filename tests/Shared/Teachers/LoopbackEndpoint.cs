using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Headroom.Testing.Teachers;

/// <summary>An endpoint on loopback that answers each request by the next of its scripts, and then by the last again.</summary>
internal sealed class LoopbackEndpoint : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Request, string>[] _scripts;
    private int _served;

    public sealed record Request(string Head, string Body)
    {
        public string LastMessage => JsonDocument.Parse(Body).RootElement.GetProperty("messages").EnumerateArray().Last()
            .GetProperty("content") is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : JsonDocument.Parse(Body).RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("content")[0]
                .GetProperty("text").GetString()!;
    }

    public LoopbackEndpoint(params Func<Request, string>[] scripts)
    {
        _scripts = scripts;
        _listener.Start();
        _ = Serve();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    public List<(DateTime At, Request Request)> Requests { get; } = [];

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
    }

    /// <summary>A whole response that streams a text in chunks.</summary>
    public static string Streamed(string text, string finish = "stop", int? input = 11, int? output = 7)
    {
        var chunks = text.Chunk(5).Select(chunk => Chunk(new { content = new string(chunk) }, null)).Append(Chunk(new { }, finish));
        var usage = input is null ? ""
            : Data(new { id = "1", @object = "chat.completion.chunk", created = 1, model = "m", choices = Array.Empty<int>(),
            usage = new { prompt_tokens = input, completion_tokens = output, total_tokens = input + output } });
        return Head(200, "text/event-stream") + string.Concat(chunks) + usage + "data: [DONE]\n\n";
    }

    /// <summary>The start of a streamed answer, and no end.</summary>
    public static string Half(string text) => Head(200, "text/event-stream") + Chunk(new { content = text }, null);

    public static string Status(int code, string body, params string[] headers) =>
        Head(code, "application/json", headers) + body;

    public static string Malformed() => Head(200, "text/event-stream") + "data: {\"id\": 4, \"choices\": \"none\"\n\n";

    public static string Json(string body) => Head(200, "application/json") + body;

    private static string Head(int code, string type, params string[] headers) =>
        $"HTTP/1.1 {code} X\r\nContent-Type: {type}\r\nConnection: close\r\n{string.Concat(headers.Select(each => each + "\r\n"))}\r\n";

    private static string Chunk(object delta, string? finish) => Data(new
    {
        id = "1", @object = "chat.completion.chunk", created = 1, model = "m",
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    });

    private static string Data(object value) => $"data: {JsonSerializer.Serialize(value)}\n\n";

    private async Task Serve()
    {
        try
        {
            while (!_stop.IsCancellationRequested) _ = Answer(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Answer(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await Read(stream) is not { } request) return;
                Func<Request, string> script;
                lock (Requests)
                {
                    Requests.Add((DateTime.UtcNow, request));
                    script = _scripts[Math.Min(_served++, _scripts.Length - 1)];
                }
                var text = script(request);
                if (text == "silence") await Task.Delay(Timeout.Infinite, _stop.Token);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(text), _stop.Token);
                // A reset in the middle, where nothing was written.
                if (text.Length == 0) client.Client.LingerState = new LingerOption(true, 0);
            }
            catch (Exception over) when (over is OperationCanceledException or IOException)
            {
            }
        }
    }

    // Null where the client ended before it had asked.
    private static async Task<Request?> Read(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[8192];
        while (true)
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0) break;
            bytes.AddRange(buffer.AsSpan(0, count));
            var text = Encoding.UTF8.GetString([.. bytes]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0) continue;
            var length = text[..end].Split("\r\n").Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                .Select(line => int.Parse(line[15..])).FirstOrDefault();
            if (bytes.Count >= Encoding.UTF8.GetByteCount(text[..(end + 4)]) + length) return new Request(text[..end], text[(end + 4)..]);
        }
        return null;
    }
}
