using System.Text.Json.Nodes;
using Headroom.Testing;
using Headroom.Testing.Jupyter;

namespace Headroom.Jupyter.Tests.Jupyter.Session;

public sealed class CellTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_cell_shows_its_input_its_output_and_its_result()
    {
        using var client = await TestClient.Connect(server);
        var (reply, published) = await client.Run("Console.Write(\"a\"); Console.Write(\"b\"); Console.Error.Write(\"e\"); 40 + 2");
        Assert.Equal(["execute_input", "stream", "stream", "execute_result"], published.Select(m => m.Type));
        Assert.Equal("ab", published[1].Text("text"));
        Assert.Equal("stderr", published[2].Text("name"));
        Assert.Equal("42", (string?)published[3].Content["data"]!["text/plain"]);
        Assert.Contains("42", (string?)published[3].Content["data"]!["text/html"], StringComparison.Ordinal);
        Assert.Equal((int)reply.Content["execution_count"]!, (int)published[3].Content["execution_count"]!);
    }

    [Fact]
    public async Task Cells_are_numbered_unless_they_are_silent_or_not_stored()
    {
        using var client = await TestClient.Connect(server);
        var first = Number(await client.Run("1"));
        Assert.Equal(first, Number(await client.Run("2", c => c["store_history"] = false)));
        Assert.Equal(first, Number(await client.Run("3", c => c["silent"] = true)));
        Assert.Equal(first, Number(await client.Run("  ")));
        Assert.Equal(first + 1, Number(await client.Run("4")));
    }

    [Fact]
    public async Task A_silent_cell_publishes_nothing_and_still_runs()
    {
        using var client = await TestClient.Connect(server);
        var (_, published) = await client.Run("var quiet = 3; Console.Write(quiet); quiet", c => c["silent"] = true);
        Assert.Empty(published);
        Assert.Equal("ok", (await client.Run("quiet + 1")).Reply.Text("status"));
    }

    [Fact]
    public async Task An_exception_names_its_type_its_line_and_points_at_it()
    {
        using var client = await TestClient.Connect(server);
        var (reply, published) = await client.Run("var zero = 0;\n\n    Console.WriteLine(1 / zero);");
        var error = published.Single(m => m.Type == "error");
        Assert.Equal("DivideByZeroException", error.Text("ename"));
        Assert.Equal("Attempted to divide by zero.", error.Text("evalue"));
        var lines = Traceback(error);
        Assert.Equal($"Cell {reply.Content["execution_count"]}, line 3", lines[1]);
        Assert.Equal("   3 |     Console.WriteLine(1 / zero);", lines[2]);
        Assert.Equal("           ^", lines[3]);
        Assert.Contains(lines, line => line.StartsWith("   at ", StringComparison.Ordinal));
        Assert.Equal("error", reply.Text("status"));
        Assert.Equal("DivideByZeroException", reply.Text("ename"));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_shows_the_line_with_a_caret()
    {
        using var client = await TestClient.Connect(server);
        var (_, published) = await client.Run("// first\nint n = \"text\";");
        var error = published.Single(m => m.Type == "error");
        Assert.Equal("CompilationError", error.Text("ename"));
        Assert.Contains("CS0029", error.Text("evalue"), StringComparison.Ordinal);
        Assert.Equal(["   2 | int n = \"text\";", "               ^"], Traceback(error)[2..4]);
    }

    [Fact]
    public async Task User_expressions_are_evaluated_after_the_cell()
    {
        using var client = await TestClient.Connect(server);
        var (reply, published) =
            await client.Run("var seen = 7;", c => c["user_expressions"] = new JsonObject { ["good"] = "seen * 2", ["bad"] = "unseen" });
        Assert.DoesNotContain(published, m => m.Type is "execute_result" or "error");
        var values = reply.Content["user_expressions"]!;
        Assert.Equal("14", (string?)values["good"]!["data"]!["text/plain"]);
        Assert.Equal("error", (string?)values["bad"]!["status"]);
    }

    [Fact]
    public async Task A_failed_cell_aborts_those_that_wait_unless_it_is_not_to()
    {
        using var client = await TestClient.Connect(server);
        Assert.Equal(["error", "aborted", "aborted"], await ThreeInARow(client, stopOnError: true));
        Assert.Equal(["error", "ok", "ok"], await ThreeInARow(client, stopOnError: false));
        Assert.Equal("ok", (await client.Run("1 + 1")).Reply.Text("status"));
    }

    [Fact]
    public async Task A_cell_sent_on_hearing_of_a_failure_runs()
    {
        using var client = await TestClient.Connect(server);
        for (var round = 0; round < 30; round++)
        {
            await client.Execute("nowhere");
            Assert.Equal("error", (await client.Read(client.Shell)).Text("status"));
            await client.Execute("1");
            Assert.Equal("ok", (await client.Read(client.Shell)).Text("status"));
        }
    }

    // The first cell waits for a file; the answer to a request that was sent after the others shows that they wait.
    private static async Task<string[]> ThreeInARow(TestClient client, bool stopOnError)
    {
        var gate = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        await client.Execute(
            $"while (!System.IO.File.Exists(@\"{gate}\")) System.Threading.Thread.Sleep(5);\nthrow new Exception(\"stop\");", c =>
            c["stop_on_error"] = stopOnError);
        await client.Execute("1");
        await client.Execute("2");
        Assert.Equal("is_complete_reply", (await client.Ask(client.Shell, "is_complete_request", new JsonObject { ["code"] = "1" })).Type);
        File.WriteAllText(gate, "");
        try { return [(await client.Read(client.Shell)).Text("status"), (await client.Read(client.Shell)).Text("status"),
            (await client.Read(client.Shell)).Text("status")]; }
        finally { File.Delete(gate); }
    }

    [Fact]
    public async Task Displays_are_updated_under_their_id()
    {
        using var client = await TestClient.Connect(server);
        var (_, published) = await client.Run("var shown = display(\"one\", \"text/plain\"); shown.Update(\"two\");");
        var display = published.Single(m => m.Type == "display_data");
        var update = published.Single(m => m.Type == "update_display_data");
        Assert.Equal((string?)display.Content["transient"]!["display_id"], (string?)update.Content["transient"]!["display_id"]);
        Assert.Equal("two", (string?)update.Content["data"]!["text/plain"]);
    }

    [Fact]
    public async Task Json_types_travel_as_json()
    {
        using var client = await TestClient.Connect(server);
        var (_, published) = await client.Run("""
            "{\"data\": [1, 2]}".DisplayAs("application/vnd.plotly.v1+json"); "not json".DisplayAs("application/json");
            """);
        Assert.Equal(2, (int)published[1].Content["data"]!["application/vnd.plotly.v1+json"]!["data"]![1]!);
        Assert.Equal("not json", (string?)published[2].Content["data"]!["application/json"]);
    }

    [Fact]
    public async Task Outputs_can_be_cleared()
    {
        using var client = await TestClient.Connect(server);
        var (_, published) = await client.Run("Console.Write(\"before\"); clear_output(wait: true); Console.Write(\"after\");");
        Assert.Equal(["execute_input", "stream", "clear_output", "stream"], published.Select(m => m.Type));
        Assert.True((bool)published[2].Content["wait"]!);
    }

    [Fact]
    public async Task A_thousand_lines_come_in_a_few_messages_and_whole()
    {
        using var client = await TestClient.Connect(server);
        var (_, published) = await client.Run("for (var i = 0; i < 1000; i++) Console.WriteLine($\"line {i}\");");
        var streams = published.Where(m => m.Type == "stream").ToList();
        Assert.Equal(string.Concat(Enumerable.Range(0, 1000).Select(i => $"line {i}\n")), string.Concat(streams.Select(s => s.Text("text")))
            .ReplaceLineEndings("\n"));
        Assert.True(streams.Count < 500, $"{streams.Count} messages");
    }

    [Fact]
    public async Task A_flood_of_output_is_cut_off_with_a_notice()
    {
        using var client = await TestClient.Connect(server);
        var (reply, published) = await client.Run("for (var i = 0; i < 50_000; i++) Console.Write(new string('x', 1000)); \"end\"");
        var text = string.Concat(published.Where(m => m.Type == "stream").Select(m => m.Text("text")));
        Assert.Equal(1_000_000, text.Count(c => c == 'x'));
        Assert.Contains("Cut off: a cell may print 1,000,000 characters", text, StringComparison.Ordinal);
        Assert.Contains("[49,000,000 more characters were printed and not shown.]", text, StringComparison.Ordinal);
        Assert.Equal("ok", reply.Text("status"));
        Assert.Contains(published, m => m.Type == "execute_result");
    }

    [Fact]
    public async Task Text_that_is_no_valid_unicode_does_not_break_the_wire()
    {
        using var client = await TestClient.Connect(server);
        var (reply, published) = await client.Run("Console.Write(\"a\\ud800b\"); \"\\udc00\"");
        Assert.Equal("ok", reply.Text("status"));
        Assert.StartsWith("a", published.Single(m => m.Type == "stream").Text("text"), StringComparison.Ordinal);
    }

    private static int Number((Received Reply, List<Received> Published) run) => (int)run.Reply.Content["execution_count"]!;

    private static string[] Traceback(Received error) =>
        [.. error.Content["traceback"]!.AsArray()
            .Select(line => System.Text.RegularExpressions.Regex.Replace((string)line!, "\e\\[\\d*m", ""))];
}
