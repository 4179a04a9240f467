using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Microsoft.DotNet.Interactive.Jupyter.Zmtp;

/// <summary>A bound socket: takes connections, and closes each that does not keep to the protocol without a word to the others.</summary>
internal abstract class ZmtpSocket(string type, string[] accepted, ZmtpLimits limits, Action<string> log) : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<ZmtpPeer, Task> _peers = new();
    private readonly CancellationTokenSource _stop = new();
    private Socket? _listener;

    /// <summary>The port it listens at, which the system chose where 0 was asked for; 0 for ipc.</summary>
    public int Port => (_listener?.LocalEndPoint as IPEndPoint)?.Port ?? 0;

    protected IEnumerable<ZmtpPeer> Peers => _peers.Keys;

    public void Listen(Socket listener)
    {
        _listener = listener;
        _ = AcceptAsync(listener);
    }

    public async ValueTask DisposeAsync()
    {
        _listener?.Dispose();
        await Task.WhenAll(_peers.Keys.Select(p => p.FinishAsync(s_patience)));
        _stop.Cancel();
    }

    protected abstract void Receive(ZmtpPeer peer, IReadOnlyList<byte[]> frames);

    protected virtual void Handle(ZmtpPeer peer, ZmtpCommand command)
    {
    }

    /// <summary>The handshake is done; nothing has been received yet.</summary>
    protected virtual void Joined(ZmtpPeer peer)
    {
    }

    protected virtual void Left(ZmtpPeer peer)
    {
    }

    /// <summary>Closes a connection whose peer does not read.</summary>
    protected void Send(ZmtpPeer peer, IReadOnlyList<byte[]> frames)
    {
        if (peer.TrySend(frames) || !_peers.ContainsKey(peer)) return;
        log($"{type}: closed the connection of {peer.Name}, which reads too slowly");
        peer.Dispose();
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (true)
        {
            Socket socket;
            try { socket = await listener.AcceptAsync(_stop.Token); }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted) { continue; }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException) { return; }
            if (_peers.Count >= limits.Connections)
            {
                log($"{type}: refused a connection, there are {limits.Connections} already");
                socket.Dispose();
                continue;
            }
            var peer = new ZmtpPeer(socket, limits, _stop.Token);
            _peers[peer] = Task.CompletedTask;
            _ = Task.Run(() => ServeAsync(peer));
        }
    }

    private async Task ServeAsync(ZmtpPeer peer)
    {
        var joined = false;
        try
        {
            await peer.ShakeHandsAsync(type, accepted);
            joined = true;
            Joined(peer);
            while (await peer.ReceiveAsync(command => Handle(peer, command)) is { } frames) Receive(peer, frames);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested && !joined) { log($"{type}: a peer did not finish its handshake"); }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException) { }
        catch (EndOfStreamException) { log($"{type}: a peer went in the middle of a {(joined ? "message" : "handshake")}"); }
        catch (Exception e) when (e is IOException or SocketException) { log($"{type}: closed a connection: {e.Message}"); }
        catch (Exception e) { log($"{type}: closed a connection after a mistake of this side: {e}"); }
        finally
        {
            _peers.TryRemove(peer, out _);
            if (joined) Left(peer);
            // What was queued for it, such as an ERROR, still goes out.
            await peer.FinishAsync(s_patience);
        }
    }
}
