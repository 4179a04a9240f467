using System.Diagnostics;
using System.Text.Json;
using Headroom.Course;
using Headroom.Course.Learning;
using Headroom.Grading.Hosting;
using ModelContextProtocol.Client;

namespace Headroom.Testing.Mcp;

/// <summary>The command as an agent starts it: a process, lines of JSON on standard output and nothing else.</summary>
[Machine]
public sealed class McpProcessTest
{
    [Fact]
    public async Task A_request_of_the_newest_protocol_needs_no_greeting()
    {
        var answers = await Talk(Request(1, "server/discover"), Request(2, "tools/list"));
        Assert.Equal(2, answers.Count);
        Assert.Contains(answers, answer => answer.GetProperty("id").GetInt32() == 1
            && answer.GetProperty("result").GetRawText().Contains("2026-07-28"));
        var tools = answers.Single(answer => answer.GetProperty("id").GetInt32() == 2).GetProperty("result").GetProperty("tools");
        Assert.Equal(["list", "show", "check", "hint"], tools.EnumerateArray().Select(tool => tool.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Lines_that_are_no_requests_leave_it_serving()
    {
        var answers = await Talk("nonsense", Request(7, "no/such/method"));
        Assert.Contains(answers, answer => answer.TryGetProperty("id", out var id) && id.ToString() == "7"
            && answer.TryGetProperty("error", out _));
    }

    [Fact]
    public async Task Hints_that_are_switched_off_are_no_tool()
    {
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = DotnetHost.Path, Arguments = ["exec", CourseLayout.Find().Command, "mcp"],
            EnvironmentVariables = new Dictionary<string, string?> { [Withheld.Variable] = "hints" },
            ShutdownTimeout = TimeSpan.FromSeconds(20),
        });
        await using var client = await McpClient.CreateAsync(transport, cancellationToken: TestContext.Current.CancellationToken);
        var tools = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["list", "show", "check"], tools.Select(tool => tool.Name));
    }

    // Version and client go with each request.
    private static string Request(int id, string method) =>
        $"{{\"jsonrpc\":\"2.0\",\"id\":{id},\"method\":\"{method}\",\"params\":{{\"_meta\":{{"
        + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{},"
        + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}}";

    private static async Task<List<JsonElement>> Talk(params string[] lines)
    {
        using var process = Process.Start(new ProcessStartInfo(DotnetHost.Path, ["exec", CourseLayout.Find().Command, "mcp"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var expected = lines.Count(line => line.StartsWith('{'));
        foreach (var line in lines) await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        var answers = new List<JsonElement>();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (answers.Count(answer => answer.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number) < expected
            && await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            answers.Add(JsonDocument.Parse(line).RootElement);
        process.StandardInput.Close();
        await process.WaitForExitAsync(limit.Token);
        _ = await errors;
        return answers;
    }
}
