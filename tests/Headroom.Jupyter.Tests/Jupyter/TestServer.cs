using System.Collections.Concurrent;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.CSharp;
using Headroom.Jupyter;
using Headroom.Jupyter.Session;
using Headroom.Jupyter.Wire;
using Headroom.Jupyter.Sockets;

namespace Headroom.Testing.Jupyter;

/// <summary>A kernel on five loopback sockets whose ports the system chose.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly SemaphoreSlim _logged = new(0);
    private readonly NotebookKernel _kernel = Kernels.New();
    private readonly JupyterServer _server;

    public TestServer() : this(new SocketLimits())
    {
    }

    internal TestServer(SocketLimits limits, Task<NotebookKernel>? making = null)
    {
        _server = JupyterServer.Start(making ?? Task.FromResult(_kernel), new("test-kernel", "1.2.3", "A kernel under test"), new ConnectionInformation { Key = Key }, limits, Log);
        Ports = _server.Ports;
    }

    public string Key => "secret";

    internal ConnectionInformation Ports { get; }

    internal Task Stopped => _server.Stopped.WaitAsync(TestPeer.Patience);

    internal void Interrupt() => _server.Interrupt();

    /// <summary>Waits for a line of the log that holds the text.</summary>
    internal async Task Logged(string text)
    {
        while (!_log.Any(line => line.Contains(text, StringComparison.Ordinal)))
            Assert.True(await _logged.WaitAsync(TestPeer.Patience), $"nothing logged '{text}', but:\n{string.Join('\n', _log)}");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _kernel.Dispose();
        _logged.Dispose();
    }

    private void Log(string line)
    {
        _log.Enqueue(line);
        try { _logged.Release(); }
        catch (ObjectDisposedException) { }
    }
}
