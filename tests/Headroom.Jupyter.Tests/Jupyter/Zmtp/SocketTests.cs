using Headroom.Testing;
using Headroom.Testing.Jupyter;
using Microsoft.DotNet.Interactive.Jupyter.Wire;
using Microsoft.DotNet.Interactive.Jupyter.Zmtp;

namespace Engines.Interactive.Tests.Jupyter.Zmtp;

public sealed class SocketTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task The_heartbeat_comes_back_as_it_was()
    {
        using var peer = await TestPeer.Greeted(server.Ports.HeartbeatPort, "REQ");
        byte[] large = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];
        await peer.Send([], "ping"u8.ToArray(), large);
        var echo = await peer.Receive();
        Assert.Equal(["", "ping"], echo.Take(2).Select(System.Text.Encoding.ASCII.GetString));
        Assert.Equal(large, echo[2]);
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_context()
    {
        using var peer = await TestPeer.Greeted(server.Ports.ShellPort, "DEALER");
        await peer.Command("PING", [0, 100, 7, 8, 9]);
        var (flags, body) = await peer.ReadFrame();
        Assert.Equal(4, flags);
        Assert.Equal([4, .. "PONG"u8, 7, 8, 9], body);
    }

    [Fact]
    public async Task A_subscription_by_message_holds_as_one_by_command_does()
    {
        using var peer = await TestPeer.Greeted(server.Ports.IOPubPort, "SUB");
        await peer.Send([1]);
        Assert.Equal("<IDS|MSG>", System.Text.Encoding.ASCII.GetString((await peer.Receive())[1]));
    }

    [Fact]
    public async Task A_subscriber_gets_its_topics_and_no_others()
    {
        using var client = await TestClient.Connect(server);
        using var peer = await TestPeer.Greeted(server.Ports.IOPubPort, "SUB");
        await peer.Command("SUBSCRIBE", "kernel.stream"u8.ToArray());
        await peer.Receive(); // The welcome.
        await client.Run("Console.Write(\"only this\");");
        Assert.Equal("kernel.stream", System.Text.Encoding.ASCII.GetString((await peer.Receive())[0]));
        await peer.Command("CANCEL", "kernel.stream"u8.ToArray());
        await peer.Command("SUBSCRIBE", "kernel.execute_result"u8.ToArray());
        await peer.Receive();
        await client.Run("Console.Write(\"not this\"); 5");
        Assert.Equal("kernel.execute_result", System.Text.Encoding.ASCII.GetString((await peer.Receive())[0]));
    }

    [Fact]
    public async Task A_peer_that_comes_back_under_its_identity_gets_what_is_sent_to_it()
    {
        using var before = await TestPeer.Greeted(server.Ports.ShellPort, "DEALER", "same");
        using var client = await TestClient.Connect(server);
        using var after = await TestPeer.Greeted(server.Ports.ShellPort, "DEALER", "same");
        await after.Send(client.Encode("back", "kernel_info_request", new System.Text.Json.Nodes.JsonObject()));
        Assert.Equal("kernel_info_reply", (await client.Read(after)).Type);
    }

    [Fact]
    public async Task A_peer_of_zmtp_3_0_is_served()
    {
        using var peer = await TestPeer.Connect(server.Ports.HeartbeatPort);
        await peer.Raw(TestPeer.Greeting(minor: 0));
        await peer.Read(64);
        await peer.Command("READY", TestPeer.Property("Socket-Type", "REQ"));
        await peer.ReadFrame();
        await peer.Send([], [5]);
        Assert.Equal([5], (await peer.Receive())[1]);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("*")]
    [InlineData("192.0.2.1")]
    public void Other_machines_are_let_in_only_when_that_is_allowed(string ip)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => ZmtpEndpoint.Listen("tcp", ip, 0, allowRemote: false));
        Assert.Contains("can be reached from other machines", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp", "somewhere", "is not an IP address")]
    [InlineData("udp", "127.0.0.1", "use tcp or ipc")]
    public void An_address_that_cannot_be_used_is_named(string transport, string ip, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => ZmtpEndpoint.Listen(transport, ip, 0, allowRemote: false)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_port_that_is_taken_is_named() => Assert.Contains(
        $"127.0.0.1:{server.Ports.ShellPort}",
        Assert.Throws<InvalidOperationException>(() => ZmtpEndpoint.Listen("tcp", "127.0.0.1", server.Ports.ShellPort, allowRemote: false)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"shell_port": 70000}""", "shell_port is 70000")]
    [InlineData("""{"key": "k", "signature_scheme": "hmac-md5"}""", "'hmac-md5'; hmac-sha256 is supported")]
    [InlineData("[", "is not a connection file")]
    [InlineData("null", "it is empty")]
    public void A_connection_file_that_cannot_be_used_says_why(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => ConnectionInformation.Parse(text, "c.json")).Message, StringComparison.Ordinal);
}
