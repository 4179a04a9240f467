using NetMQ;

namespace Headroom.Jupyter.Sockets;

/// <summary>
/// The one thread that owns a server's sockets, as ZeroMQ asks. Others hand it what is to be sent, and wait while more than
/// <see cref="SocketLimits.Queued"/> bytes have not been taken yet.
/// </summary>
internal sealed class SocketLoop : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private readonly NetMQPoller _poller;
    private readonly NetMQQueue<Action> _work;
    private readonly List<NetMQSocket> _sockets = [];
    private readonly SocketLimits _limits;
    private readonly Action<string> _log;
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _hasRoom = new(true);
    private long _queued;
    private bool _disposed;

    public SocketLoop(SocketLimits limits, Action<string> log)
    {
        (_limits, _log) = (limits, log);
        SocketContext.Enter();
        _work = new();
        _poller = [_work];
        _work.ReceiveReady += (_, ready) =>
        {
            while (ready.Queue.TryDequeue(out var action, TimeSpan.Zero)) Guarded(action);
        };
    }

    /// <summary>
    /// Before <see cref="Start"/>. The address is bound already; <paramref name="receive"/> is called on the loop's thread, for one message
    /// at a time.
    /// </summary>
    public void Add(NetMQSocket socket, Action<NetMQMessage> receive)
    {
        socket.ReceiveReady += (_, _) => Guarded(() =>
        {
            var message = new NetMQMessage();
            while (socket.TryReceiveMultipartMessage(TimeSpan.Zero, ref message!))
            {
                receive(message);
                message = new();
            }
        });
        _poller.Add(socket);
        _sockets.Add(socket);
    }

    public void Start() => _poller.RunAsync("sockets", isBackgroundThread: true);

    public void Send(NetMQSocket socket, IReadOnlyList<byte[]> frames)
    {
        var size = frames.Sum(f => (long)f.Length);
        if (!Reserve(size)) return;
        Post(() =>
        {
            try
            {
                var message = new NetMQMessage(frames.Count);
                foreach (var frame in frames) message.Append(frame);
                socket.TrySendMultipartMessage(TimeSpan.Zero, message);
            }
            finally { Release(size); }
        });
    }

    /// <summary>Sends what was handed over, for a second at most, and closes the sockets.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
        }
        _hasRoom.Set();
        if (_poller.IsRunning)
        {
            using var drained = new ManualResetEventSlim();
            _work.Enqueue(drained.Set);
            drained.Wait(s_patience);
            _poller.Stop();
        }
        foreach (var socket in _sockets) socket.Dispose();
        _poller.Dispose();
        _work.Dispose();
        SocketContext.Leave();
    }

    // The loop's own thread never waits for itself.
    private bool Reserve(long size)
    {
        while (!_poller.CanExecuteTaskInline && Interlocked.Read(ref _queued) > _limits.Queued && !_disposed) _hasRoom.Wait(s_patience);
        if (_disposed) return false;
        if (Interlocked.Add(ref _queued, size) > _limits.Queued) _hasRoom.Reset();
        return true;
    }

    private void Release(long size)
    {
        if (Interlocked.Add(ref _queued, -size) <= _limits.Queued) _hasRoom.Set();
    }

    private void Post(Action action)
    {
        lock (_gate)
            if (!_disposed) _work.Enqueue(action);
    }

    private void Guarded(Action action)
    {
        try { action(); }
        catch (NetMQException e) { _log($"a socket failed: {e.Message}"); }
        catch (Exception e) { _log($"a mistake of this side: {e}"); }
    }
}
