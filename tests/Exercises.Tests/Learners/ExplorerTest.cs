using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Headroom.Course;
using Headroom.Grading.Hosting;

namespace Headroom.Testing.Learners;

/// <summary>Learner.Tests as an editor's test explorer meets it: by the testing platform's protocol, JSON-RPC over a socket.</summary>
[Machine]
public sealed class ExplorerTest
{
    [Fact]
    public async Task A_test_explorer_discovers_one_test_for_each_exercise_with_its_traits()
    {
        using var course = new CourseCopy();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5)); // for one that hangs: seconds on a quiet machine
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var program = Start(course, ((IPEndPoint)listener.LocalEndpoint).Port);
        using var client = await listener.AcceptTcpClientAsync(limit.Token);
        var stream = client.GetStream();

        var who = new { name = "test", version = "1.0.0" };
        var capabilities = new { testing = new { debuggerProvider = false } };
        await Send(stream, 1, "initialize", new { processId = Environment.ProcessId, clientInfo = who, capabilities });
        await Send(stream, 2, "testing/discoverTests", new { runId = Guid.NewGuid() });
        var nodes = await Nodes(stream, limit.Token);
        await Send(stream, null, "exit", new { });
        await program.WaitForExitAsync(limit.Token);

        Assert.Equal(
            course.Course.Exercises.Select(exercise => $"{exercise.Id} {exercise.Title}"),
            nodes.Select(node => node.GetProperty("display-name").GetString()));
        Assert.All(nodes, node => Assert.Contains("\"exercise\"", node.GetProperty("traits").GetRawText()));
    }

    private static Process Start(CourseCopy course, int port)
    {
        var program = Path.Combine(course.Layout.BinFolder, "Learner.Tests", "debug", "Learner.Tests.dll");
        var start = new ProcessStartInfo(DotnetHost.Path, ["exec", program, "--server", "--client-port", $"{port}"])
        {
            RedirectStandardOutput = true, WorkingDirectory = course.Layout.Root,
        };
        start.Environment[CourseLayout.Variable] = course.Layout.Root;
        return Process.Start(start)!;
    }

    private static async Task Send(NetworkStream stream, int? id, string method, object parameters)
    {
        object message = id is null
            ? new { jsonrpc = "2.0", method, @params = parameters }
            : new { jsonrpc = "2.0", id, method, @params = parameters };
        var body = JsonSerializer.SerializeToUtf8Bytes(message);
        var head = $"Content-Length: {body.Length}\r\nContent-Type: application/testingplatform\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body);
    }

    // What is told until discovery is answered.
    private static async Task<List<JsonElement>> Nodes(NetworkStream stream, CancellationToken cancel)
    {
        var nodes = new List<JsonElement>();
        while (true)
        {
            var message = JsonDocument.Parse(await Body(stream, cancel)).RootElement;
            if (message.TryGetProperty("id", out var id) && id.GetInt32() == 2) return nodes;
            if (!message.TryGetProperty("method", out var method) || method.GetString() != "testing/testUpdates/tests") continue;
            if (message.GetProperty("params").TryGetProperty("changes", out var changes) && changes.ValueKind == JsonValueKind.Array)
                nodes.AddRange(changes.EnumerateArray().Select(change => change.GetProperty("node")));
        }
    }

    private static async Task<byte[]> Body(NetworkStream stream, CancellationToken cancel)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, cancel);
            head.Append((char)one[0]);
        }
        var length = head.ToString().Split("\r\n").Single(line => line.StartsWith("Content-Length:", StringComparison.Ordinal));
        var body = new byte[int.Parse(length["Content-Length:".Length..])];
        await stream.ReadExactlyAsync(body, cancel);
        return body;
    }
}
