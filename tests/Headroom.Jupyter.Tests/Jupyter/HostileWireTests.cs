using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Headroom.Testing;
using Headroom.Testing.Jupyter;
using Headroom.Jupyter.Sockets;

namespace Headroom.Jupyter.Tests.Jupyter;

/// <summary>
/// Whatever comes in on the sockets costs its sender the connection at most, and leaves the others alone. What is wrong in a message is
/// logged. Below messages NetMQ decides: a greeting, a handshake or a frame that breaks the rules may leave its sender connected and
/// unheard, and nothing is told of it.
/// </summary>
public sealed class HostileWireTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("\0")]
    [InlineData("SSH-2.0-OpenSSH\r\n")]
    public async Task Another_protocol_harms_nobody(string greeting)
    {
        using var stranger = await TestPeer.Connect(server.Ports.ShellPort);
        await stranger.Raw(System.Text.Encoding.Latin1.GetBytes(greeting));
        await StillAnswers();
    }

    [Theory]
    [InlineData(2, "NULL")]
    [InlineData(3, "CURVE")]
    public async Task A_greeting_that_asks_for_something_else_harms_nobody(byte version, string mechanism)
    {
        using var stranger = await TestPeer.Connect(server.Ports.ShellPort);
        await stranger.Raw(TestPeer.Greeting(version, mechanism: mechanism));
        await StillAnswers();
    }

    [Theory]
    [InlineData(new byte[] { 4, 0 })]
    [InlineData(new byte[] { 4, 5, 4, (byte)'P', (byte)'I', (byte)'N', (byte)'G' })]
    [InlineData(new byte[] { 0, 0 })]
    [InlineData(new byte[] { 4, 8, 5, (byte)'R', (byte)'E', (byte)'A', (byte)'D', (byte)'Y', 9, (byte)'x' })]
    public async Task A_handshake_that_goes_wrong_harms_nobody(byte[] bytes)
    {
        using var stranger = await TestPeer.Connect(server.Ports.ControlPort);
        await stranger.Raw([.. TestPeer.Greeting(), .. bytes]);
        await StillAnswers();
    }

    [Theory]
    [InlineData(new byte[] { 0x48, 0 })]
    [InlineData(new byte[] { 5, 1, 0 })]
    [InlineData(new byte[] { 6, 0, 0, 0, 0, 0, 2, 0, 0 })]
    [InlineData(new byte[] { 4, 7, 5, (byte)'E', (byte)'R', (byte)'R', (byte)'O', (byte)'R', 0 })]
    public async Task A_frame_that_breaks_the_rules_harms_nobody(byte[] bytes)
    {
        using var stranger = await TestPeer.Greeted(server.Ports.ShellPort, "DEALER");
        await stranger.Raw(bytes);
        await StillAnswers();
    }

    [Theory]
    [InlineData(new byte[] { 2, 0, 0, 0, 1, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff })]
    public async Task A_frame_larger_than_the_limit_costs_its_sender_the_connection(byte[] head)
    {
        using var stranger = await TestPeer.Greeted(server.Ports.ShellPort, "DEALER");
        await stranger.Raw(head);
        Assert.True(await stranger.IsClosed());
        await StillAnswers();
    }

    [Fact]
    public async Task A_peer_that_goes_in_the_middle_of_a_message_harms_nobody()
    {
        using (var stranger = await TestPeer.Greeted(server.Ports.ShellPort, "DEALER")) await stranger.Raw([1, 200, 1, 2, 3]);
        using (var stranger = await TestPeer.Connect(server.Ports.StdinPort)) await stranger.Raw([0xff, 0, 0]);
        await StillAnswers();
    }

    [Fact]
    public async Task A_message_of_too_many_frames_is_dropped()
    {
        using var stranger = await TestPeer.Greeted(server.Ports.ShellPort, "DEALER");
        await stranger.Raw([.. Enumerable.Range(0, 300).SelectMany(_ => new byte[] { 1, 0 }), 0, 0]);
        await server.Logged("a message of 301 frames");
        await StillAnswers();
    }

    [Fact]
    public async Task A_wrong_signature_is_dropped_and_nothing_runs()
    {
        using var client = await TestClient.Connect(server);
        var content = new JsonObject { ["code"] = "var hacked = 1;" };
        await client.Shell.Send(client.Encode("x", "execute_request", content, new byte[64]));
        await client.Shell.Send(client.Encode("x", "execute_request", content, []));
        await server.Logged("the signature is wrong");
        Assert.Equal("error", (await client.Run("hacked")).Reply.Text("status"));
    }

    [Fact]
    public async Task A_message_that_is_sent_again_is_dropped()
    {
        using var client = await TestClient.Connect(server);
        var message = client.Encode("again", "kernel_info_request", new JsonObject());
        await client.Shell.Send(message);
        Assert.Equal("kernel_info_reply", (await client.Read(client.Shell)).Type);
        await client.Shell.Send(message);
        await server.Logged("the message was sent before");
        await StillAnswers();
    }

    [Theory]
    [InlineData("there is no <IDS|MSG>", "hello")]
    [InlineData("parts are missing", "<IDS|MSG>", "sig")]
    public async Task A_message_of_another_form_is_dropped(string logged, params string[] frames)
    {
        using var client = await TestClient.Connect(server);
        await client.Shell.Send([.. frames.Select(System.Text.Encoding.UTF8.GetBytes)]);
        await server.Logged(logged);
        Assert.Equal("ok", (await client.Run("1 + 1")).Reply.Text("status"));
    }

    [Fact]
    public async Task An_unknown_message_is_logged_and_ends_idle()
    {
        using var client = await TestClient.Connect(server);
        var id = await client.Send(client.Shell, "make_coffee_request");
        Assert.Empty(await client.Published(id));
        await server.Logged("make_coffee_request");
        await StillAnswers();
    }

    [Fact]
    public async Task Contents_of_wrong_types_are_answered_and_nothing_breaks()
    {
        using var client = await TestClient.Connect(server);
        Assert.Equal("error", (await client.Ask(client.Shell, "execute_request", new JsonObject { ["code"] = 5 })).Text("status"));
        Assert.Equal("ok", (await client.Ask(client.Shell, "complete_request", new JsonObject { ["code"] = null, ["cursor_pos"] = -7 }))
            .Text("status"));
        Assert.Equal("ok", (await client.Ask(client.Shell, "history_request", new JsonObject { ["n"] = "many", ["hist_access_type"] = 3 }))
            .Text("status"));
        await StillAnswers();
    }

    [Fact]
    public async Task Two_clients_share_the_kernel_and_each_gets_its_own_replies()
    {
        using var first = await TestClient.Connect(server);
        using var second = await TestClient.Connect(server);
        Assert.Equal("ok", (await first.Run("var shared = 41;")).Reply.Text("status"));
        var (reply, _) = await second.Run("shared + 1");
        Assert.Equal("ok", reply.Text("status"));
        await first.Read(first.IOPub); // It sees what the second one did.
    }

    [Fact]
    public async Task A_client_that_vanishes_while_its_cell_runs_leaves_the_kernel_to_others()
    {
        using (var client = await TestClient.Connect(server))
        {
            await client.Execute("Console.Write(\"running\"); while (true) { }");
            await client.Printed("running");
        }
        using var other = await TestClient.Connect(server);
        Assert.Equal("ok", (await other.Ask(other.Control, "interrupt_request")).Text("status"));
        Assert.Equal("ok", (await other.Run("1 + 1")).Reply.Text("status"));
    }

    [Fact]
    public async Task Garbage_on_any_socket_never_ends_the_kernel()
    {
        var random = new Random(20931);
        int[] ports = [server.Ports.ShellPort, server.Ports.ControlPort, server.Ports.StdinPort, server.Ports.IOPubPort,
            server.Ports.HeartbeatPort];
        for (var round = 0; round < 60; round++)
        {
            var garbage = new byte[random.Next(1, 600)];
            random.NextBytes(garbage);
            var port = ports[round % ports.Length];
            using var stranger = round % 3 == 0 ? await TestPeer.Connect(port)
                : await TestPeer.Greeted(port, round % ports.Length == 3 ? "SUB" : "REQ");
            try { await stranger.Raw(garbage); }
            catch (IOException) { }
        }
        await StillAnswers();
    }

    // As libzmq does: it sends ten bytes and waits for ten before it says more.
    [Theory]
    [InlineData("shell")]
    [InlineData("iopub")]
    public async Task A_greeting_that_waits_for_the_other_half_by_half_is_answered(string socket)
    {
        using var peer = await TestPeer.Connect(socket == "shell" ? server.Ports.ShellPort : server.Ports.IOPubPort);
        var greeting = TestPeer.Greeting();
        await peer.Raw(greeting[..10]);
        await peer.Read(10);
        await peer.Raw(greeting[10..]);
        await peer.Read(54);
    }

    [Fact]
    public async Task A_wrong_signature_gets_no_answer()
    {
        using var client = await TestClient.Connect(server);
        await client.Shell.Send(client.Encode("forged", "kernel_info_request", new JsonObject(), new byte[64]));
        var id = await client.Send(client.Shell, "kernel_info_request");
        Assert.Equal(id, (await client.Read(client.Shell)).Parent);
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_turned_away_and_the_others_go_on()
    {
        await using var small = new TestServer(new SocketLimits { Connections = 3 });
        using var client = await TestClient.Connect(small);
        var strangers = new List<TestPeer>();
        for (var i = 0; i < 2; i++) strangers.Add(await TestPeer.Greeted(small.Ports.ShellPort, "DEALER"));
        using (var late = await TestPeer.Connect(small.Ports.ShellPort)) Assert.True(await late.IsClosed());
        await small.Logged("refused a connection: there are 3 already");
        Assert.Equal("ok", (await client.Ask(client.Shell, "kernel_info_request")).Text("status"));
        strangers.ForEach(s => s.Dispose());
        Assert.True(await Eventually(async () =>
        {
            using var next = await TestPeer.Connect(small.Ports.ShellPort);
            await next.Raw(TestPeer.Greeting());
            try { return (await next.Read(64)).Length == 64; }
            catch (IOException) { return false; }
        }));
    }

    private static async Task<bool> Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 100; tries++, await Task.Delay(100))
            if (await holds()) return true;
        return false;
    }

    [Fact]
    public async Task A_length_that_is_announced_and_never_sent_takes_no_memory()
    {
        using var stranger = await TestPeer.Greeted(server.Ports.ShellPort, "DEALER");
        var head = new byte[9];
        head[0] = 2;
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(1), 60 << 20);
        await stranger.Raw(head);
        await StillAnswers();
    }

    private async Task StillAnswers()
    {
        using var client = await TestClient.Connect(server);
        Assert.Equal("ok", (await client.Ask(client.Shell, "kernel_info_request")).Text("status"));
    }
}
