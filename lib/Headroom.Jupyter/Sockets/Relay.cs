using System.Net;
using System.Net.Sockets;

namespace Headroom.Jupyter.Sockets;

/// <summary>
/// Takes connections at an address or a file and passes their bytes on to a port of this machine, and back. It knows what NetMQ does not
/// tell: how many connections there are, and how much waits for each.
/// </summary>
internal sealed class Relay : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private readonly Socket _listener;
    private readonly RelayTo _to;
    private readonly CancellationTokenSource _stop = new();
    private int _connections;

    private Relay(Socket listener, RelayTo to) => (_listener, _to) = (listener, to);

    /// <summary>The port that was taken, where the listener has one.</summary>
    public int Port => (_listener.LocalEndPoint as IPEndPoint)?.Port ?? 0;

    /// <exception cref="InvalidOperationException">The address or the file cannot be listened at.</exception>
    public static Relay Listen(EndPoint at, RelayTo to)
    {
        var isFile = at is UnixDomainSocketEndPoint;
        var listener = new Socket(at.AddressFamily, SocketType.Stream, isFile ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            if (isFile) File.Delete(at.ToString()!);
            listener.Bind(at);
            listener.Listen();
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            listener.Dispose();
            throw new InvalidOperationException($"Cannot listen at {at}: {e.Message} Another program may use it.", e);
        }
        var relay = new Relay(listener, to);
        _ = relay.AcceptAsync();
        return relay;
    }

    /// <summary>Takes no more connections, and ends those that the other side has not ended after a second.</summary>
    public void Dispose()
    {
        var file = (_listener.LocalEndPoint as UnixDomainSocketEndPoint)?.ToString();
        _listener.Dispose();
        if (file is not null) File.Delete(file);
        SpinWait.SpinUntil(() => Volatile.Read(ref _connections) == 0, s_patience);
        _stop.Cancel();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptAsync(_stop.Token);
                if (Interlocked.Increment(ref _connections) <= _to.Limits.Connections) _ = RelayAsync(client);
                else Refuse(client);
            }
            catch (Exception e) when (e is ObjectDisposedException or OperationCanceledException) { return; }
            catch (SocketException) { await Task.Yield(); } // That client has gone; the next may come.
        }
    }

    private void Refuse(Socket client)
    {
        client.Dispose();
        Interlocked.Decrement(ref _connections);
        _to.Log($"refused a connection: there are {_to.Limits.Connections} already");
    }

    private async Task RelayAsync(Socket client)
    {
        try
        {
            using var outer = new NetworkStream(client, ownsSocket: true);
            using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            if (client.ProtocolType == ProtocolType.Tcp) client.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, _to.Port, _stop.Token);
            using var inner = new NetworkStream(server, ownsSocket: false);
            // Whichever side ends, both are closed.
            var back = _to.IsForSubscribers ? new SubscriberStream(inner, outer, _to).RunAsync(_stop.Token)
                : inner.CopyToAsync(outer, _stop.Token);
            await await Task.WhenAny(outer.CopyToAsync(inner, _stop.Token), back);
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException
            or OperationCanceledException) { /* One side is gone. */ }
        finally { Interlocked.Decrement(ref _connections); }
    }
}
