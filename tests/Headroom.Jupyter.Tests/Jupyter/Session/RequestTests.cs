using System.Text.Json.Nodes;
using Headroom.Testing;
using Headroom.Testing.Jupyter;

namespace Headroom.Jupyter.Tests.Jupyter.Session;

public sealed class RequestTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Kernel_info_names_the_language_and_the_protocol()
    {
        using var client = await TestClient.Connect(server);
        var info = await client.Ask(client.Shell, "kernel_info_request");
        Assert.Equal("5.4", info.Text("protocol_version"));
        Assert.Equal("test-kernel", info.Text("implementation"));
        Assert.Equal("C#", (string?)info.Content["language_info"]!["name"]);
        Assert.False((bool)info.Content["debugger"]!);
        Assert.Equal("kernel_info_reply", (await client.Ask(client.Control, "kernel_info_request")).Type);
    }

    [Fact]
    public async Task Kernel_info_is_answered_before_the_compiler_is_loaded()
    {
        await using var early =
            new TestServer(new Headroom.Jupyter.Sockets.SocketLimits(), new TaskCompletionSource<NotebookKernel>().Task);
        using var client = await TestClient.Connect(early);
        Assert.Equal("kernel_info_reply", (await client.Ask(client.Shell, "kernel_info_request")).Type);
    }

    [Fact]
    public async Task Every_request_is_busy_before_and_idle_after()
    {
        using var client = await TestClient.Connect(server);
        var id = await client.Send(client.Shell, "comm_info_request");
        var states = new List<string>();
        while (states.Count < 2)
            if (await client.Read(client.IOPub) is { Type: "status" } status && status.Parent == id)
                states.Add(status.Text("execution_state"));
        Assert.Equal(["busy", "idle"], states);
    }

    [Theory]
    [InlineData("1 + 1", "complete", null)]
    [InlineData("var x = 1;", "complete", null)]
    [InlineData("if (true)\n{", "incomplete", "    ")]
    [InlineData("var s = \"\"\"\nopen", "incomplete", "")]
    [InlineData("int = ;", "invalid", null)]
    [InlineData("unknownName.Member()", "complete", null)]
    public async Task Only_code_that_more_input_can_mend_is_incomplete(string code, string status, string? indent)
    {
        using var client = await TestClient.Connect(server);
        var reply = await client.Ask(client.Shell, "is_complete_request", new JsonObject { ["code"] = code });
        Assert.Equal(status, reply.Text("status"));
        Assert.Equal(indent, (string?)reply.Content["indent"]);
    }

    [Fact]
    public async Task Completion_replaces_the_letters_before_the_cursor()
    {
        using var client = await TestClient.Connect(server);
        await client.Run("var unicorn = \"😀\";");
        var reply = await client.Ask(client.Shell, "complete_request",
            new JsonObject { ["code"] = "\"😀\" + unicorn.Subs", ["cursor_pos"] = 18 });
        Assert.Contains("Substring", reply.Content["matches"]!.AsArray().Select(m => (string?)m));
        Assert.Equal((14, 18), ((int)reply.Content["cursor_start"]!, (int)reply.Content["cursor_end"]!));
        Assert.Equal("method", (string?)reply.Content["metadata"]!["_jupyter_types_experimental"]![0]!["type"]);
    }

    [Fact]
    public async Task Inspection_tells_what_a_name_is()
    {
        using var client = await TestClient.Connect(server);
        await client.Run("var inspected = new List<int>();");
        var reply = await client.Ask(client.Shell, "inspect_request",
            new JsonObject { ["code"] = "inspected.Add", ["cursor_pos"] = 3, ["detail_level"] = 0 });
        Assert.True((bool)reply.Content["found"]!);
        Assert.Contains("List<int>", (string?)reply.Content["data"]!["text/plain"], StringComparison.Ordinal);
        var inside = await client.Ask(client.Shell, "inspect_request",
            new JsonObject { ["code"] = "inspected.Insert( ", ["cursor_pos"] = 18 });
        Assert.Contains("index", (string?)inside.Content["data"]!["text/plain"], StringComparison.Ordinal);
        var nothing = await client.Ask(client.Shell, "inspect_request", new JsonObject { ["code"] = "   ", ["cursor_pos"] = 1 });
        Assert.False((bool)nothing.Content["found"]!);
    }

    [Fact]
    public async Task History_gives_the_last_a_range_or_what_matches()
    {
        await using var fresh = new TestServer();
        using var client = await TestClient.Connect(fresh);
        foreach (var code in new[] { "1", "var h = 2;", "1", "3" }) await client.Run(code);
        Assert.Equal(["1", "3"], await History(client, new() { ["hist_access_type"] = "tail", ["n"] = 2 }));
        Assert.Equal(["var h = 2;", "1"],
            await History(client, new() { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 2, ["stop"] = 4 }));
        Assert.Empty(await History(client, new() { ["hist_access_type"] = "range", ["session"] = 7 }));
        Assert.Equal(["var h = 2;"], await History(client, new() { ["hist_access_type"] = "search", ["pattern"] = "var ? = *" }));
        Assert.Equal(["1", "3"], await History(client, new() { ["hist_access_type"] = "search", ["pattern"] = "?", ["unique"] = true }));
        var withOutput = await client.Ask(client.Shell, "history_request",
            new JsonObject { ["hist_access_type"] = "tail", ["n"] = 1, ["output"] = true });
        Assert.Equal("3", (string?)withOutput.Content["history"]![0]![2]![1]);
    }

    [Fact]
    public async Task A_comm_without_a_target_is_closed()
    {
        using var client = await TestClient.Connect(server);
        var published = await client.Published(await client.Send(client.Shell, "comm_open",
            new JsonObject { ["comm_id"] = "c1", ["target_name"] = "nobody" }));
        Assert.Equal(("comm_close", "c1"), (published.Single().Type, published.Single().Text("comm_id")));
        await client.Send(client.Shell, "comm_msg", new JsonObject { ["comm_id"] = "c1" });
        await client.Send(client.Shell, "comm_close", new JsonObject { ["comm_id"] = "c1" });
        Assert.Empty((await client.Ask(client.Shell, "comm_info_request")).Content["comms"]!.AsObject());
    }

    [Fact]
    public async Task The_debugger_is_refused_in_its_own_terms()
    {
        using var client = await TestClient.Connect(server);
        var reply = await client.Ask(client.Control, "debug_request",
            new JsonObject { ["seq"] = 3, ["command"] = "initialize", ["type"] = "request" });
        Assert.False((bool)reply.Content["success"]!);
        Assert.Equal(3, (int)reply.Content["request_seq"]!);
    }

    [Fact]
    public async Task An_interrupt_ends_an_endless_cell_and_keeps_what_there_was()
    {
        using var client = await TestClient.Connect(server);
        await client.Run("var kept = 5;");
        await client.Execute("Console.Write(\"going\"); while (true) { }");
        await client.Printed("going");
        Assert.Equal("ok", (await client.Ask(client.Control, "interrupt_request")).Text("status"));
        var ended = await client.Read(client.Shell);
        Assert.Equal("OperationCanceledException", ended.Text("ename"));
        Assert.Contains("interrupted", ended.Text("evalue"), StringComparison.Ordinal);
        Assert.Equal("ok", (await client.Run("kept + 1")).Reply.Text("status"));
    }

    [Fact]
    public async Task An_interrupt_by_signal_does_the_same_and_without_a_cell_nothing()
    {
        using var client = await TestClient.Connect(server);
        server.Interrupt();
        await client.Execute("Console.Write(\"waiting\"); await Task.Delay(-1);");
        await client.Printed("waiting");
        server.Interrupt();
        Assert.Equal("error", (await client.Read(client.Shell)).Text("status"));
    }

    [Fact]
    public async Task Questions_are_answered_while_a_cell_runs()
    {
        using var client = await TestClient.Connect(server);
        await client.Execute("Console.Write(\"busy\"); while (true) { }");
        await client.Printed("busy");
        var reply = await client.Ask(client.Shell, "complete_request", new JsonObject { ["code"] = "Console.Wri", ["cursor_pos"] = 11 });
        Assert.Contains("WriteLine", reply.Content["matches"]!.AsArray().Select(m => (string?)m));
        server.Interrupt();
        Assert.Equal("execute_reply", (await client.Read(client.Shell)).Type);
    }

    [Fact]
    public async Task A_cell_asks_and_the_client_answers()
    {
        using var client = await TestClient.Connect(server);
        await client.Execute("var name = input(\"Name? \"); var secret = password(\"Key? \"); $\"{name}, {secret.GetClearTextPassword()}\"",
            c => c["allow_stdin"] = true);
        var question = await client.Read(client.Stdin);
        Assert.Equal(("input_request", "Name? ", false), (question.Type, question.Text("prompt"), (bool)question.Content["password"]!));
        await client.Send(client.Stdin, "input_reply", new JsonObject { ["status"] = "ok", ["value"] = "Ada" });
        Assert.True((bool)(await client.Read(client.Stdin)).Content["password"]!);
        await client.Send(client.Stdin, "input_reply", new JsonObject { ["status"] = "ok", ["value"] = "1815" });
        Assert.Equal("ok", (await client.Read(client.Shell)).Text("status"));
        var (_, published) = await client.Run("name + secret.GetClearTextPassword()");
        Assert.Equal("Ada1815", (string?)published.Single(m => m.Type == "execute_result").Content["data"]!["text/plain"]);
    }

    [Fact]
    public async Task A_client_that_takes_no_input_fails_the_cell_that_asks()
    {
        using var client = await TestClient.Connect(server);
        var (reply, _) = await client.Run("input(\"Name? \")", c => c["allow_stdin"] = false);
        Assert.Equal("NotSupportedException", reply.Text("ename"));
        Assert.Contains("takes no input", reply.Text("evalue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_waits_for_input_can_be_interrupted()
    {
        using var client = await TestClient.Connect(server);
        await client.Execute("input(\"never answered\")", c => c["allow_stdin"] = true);
        await client.Read(client.Stdin);
        server.Interrupt();
        Assert.Equal("error", (await client.Read(client.Shell)).Text("status"));
        Assert.Equal("ok", (await client.Run("1 + 1")).Reply.Text("status"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shutdown_is_answered_before_the_kernel_stops(bool restart)
    {
        await using var fresh = new TestServer();
        using var client = await TestClient.Connect(fresh);
        var id = await client.Send(client.Control, "shutdown_request", new JsonObject { ["restart"] = restart });
        Assert.Equal(restart, (bool)(await client.Read(client.Control)).Content["restart"]!);
        Assert.Equal("shutdown_reply", (await client.Published(id)).Single().Type);
        await fresh.Stopped;
    }

    private static async Task<string[]> History(TestClient client, JsonObject content) =>
        [.. (await client.Ask(client.Shell, "history_request", content)).Content["history"]!.AsArray().Select(row => (string)row![2]!)];
}
