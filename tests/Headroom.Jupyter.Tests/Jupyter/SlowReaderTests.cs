using System.Text;
using Headroom.Jupyter.Sockets;
using Headroom.Testing.Jupyter;

namespace Headroom.Jupyter.Tests.Jupyter;

/// <summary>A client that subscribes and does not read costs neither memory without bound nor a result, and others nothing.</summary>
public sealed class SlowReaderTests
{
    private const string Flood = "for (var i = 0; i < 1_000; i++) Console.Write(new string('x', 1_000)); \"end\"";

    [Fact]
    public async Task A_subscriber_that_does_not_read_loses_printed_text_and_no_result()
    {
        await using var server = new TestServer();
        using var client = await TestClient.Connect(server);
        using var lazy = await TestPeer.Greeted(server.Ports.IOPubPort, "SUB");
        await lazy.Subscribe();
        await lazy.Receive(); // Its welcome.
        const int cells = 48;
        for (var cell = 0; cell < cells; cell++) Assert.Equal("ok", (await client.Run(Flood)).Reply.Text("status"));
        await server.Logged("printed text is dropped for it");
        var (results, text) = (0, 0L);
        while (results < cells)
        {
            var frames = await lazy.Receive();
            if (Encoding.UTF8.GetString(frames[0]) == "kernel.execute_result") results++;
            if (Encoding.UTF8.GetString(frames[0]) == "kernel.stream") text += frames[^1].Length;
        }
        Assert.True(text < cells * 1_000_000L, $"{text} bytes of text came, as if nothing had been dropped");
    }

    // What cells leave in the compiler and in the history stays, whoever reads, so two servers are compared. 48 MB are published, and 1 MB
    // may wait.
    [Fact]
    public async Task Memory_does_not_grow_with_what_is_not_read()
    {
        var asEver = await Grown(hasLazyReader: false);
        var grown = await Grown(hasLazyReader: true);
        Assert.True(grown - asEver < 12 << 20,
            $"{grown / 1e6:0.0} MB more after 48 floods of 1 MB, {asEver / 1e6:0.0} where everybody reads");
    }

    private static async Task<long> Grown(bool hasLazyReader)
    {
        await using var server = new TestServer(new SocketLimits { Unread = 1 << 20 });
        using var client = await TestClient.Connect(server);
        for (var cell = 0; cell < 4; cell++) await client.Run(Flood);
        using var lazy = await TestPeer.Greeted(server.Ports.IOPubPort, "SUB");
        if (hasLazyReader)
        {
            await lazy.Subscribe();
            await lazy.Receive();
        }
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var cell = 0; cell < 48; cell++) await client.Run(Flood);
        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    [Fact]
    public async Task A_subscriber_that_lets_even_results_pile_up_loses_the_connection_alone()
    {
        await using var server = new TestServer(new SocketLimits { Backlog = 4 << 20 });
        using var client = await TestClient.Connect(server);
        using var lazy = await TestPeer.Greeted(server.Ports.IOPubPort, "SUB");
        await lazy.Subscribe();
        await lazy.Receive();
        for (var cell = 0; cell < 24; cell++) Assert.Equal("ok",
            (await client.Run("display(new string('y', 1_000_000), \"text/plain\"); 1")).Reply.Text("status"));
        Assert.True(await lazy.IsClosed());
        Assert.Equal("ok", (await client.Run("1 + 1")).Reply.Text("status"));
    }
}
