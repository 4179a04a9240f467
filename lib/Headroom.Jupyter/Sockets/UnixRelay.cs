using System.Net;
using System.Net.Sockets;

namespace Headroom.Jupyter.Sockets;

/// <summary>Takes connections at a file and passes their bytes on to a port of this machine, and back.</summary>
internal sealed class UnixRelay : IDisposable
{
    private readonly Socket _listener;
    private readonly string _path;
    private readonly CancellationTokenSource _stop = new();

    private UnixRelay(Socket listener, string path) => (_listener, _path) = (listener, path);

    /// <exception cref="InvalidOperationException">The file cannot be listened at.</exception>
    public static UnixRelay Listen(string path, int port)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            File.Delete(path);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen();
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            listener.Dispose();
            throw new InvalidOperationException($"Cannot listen at {path}: {e.Message} Another program may use it.", e);
        }
        var relay = new UnixRelay(listener, path);
        _ = relay.AcceptAsync(port);
        return relay;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        File.Delete(_path);
    }

    private async Task AcceptAsync(int port)
    {
        while (!_stop.IsCancellationRequested)
        {
            try { _ = RelayAsync(await _listener.AcceptAsync(_stop.Token), port); }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException) { return; }
        }
    }

    private static async Task RelayAsync(Socket client, int port)
    {
        using var outer = new NetworkStream(client, ownsSocket: true);
        try
        {
            using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await server.ConnectAsync(IPAddress.Loopback, port);
            using var inner = new NetworkStream(server, ownsSocket: false);
            // Whichever side ends, both are closed.
            await Task.WhenAny(outer.CopyToAsync(inner), inner.CopyToAsync(outer));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException) { /* The client is gone. */ }
    }
}
