using NetMQ;
using NetMQ.Sockets;

namespace Headroom.Jupyter.Sockets;

/// <summary>
/// Prefixes each message with its sender's identity, and sends a message to the peer its first frame names. A peer that comes back under
/// its old identity takes the place of the earlier connection.
/// </summary>
internal sealed class RouterChannel
{
    private readonly SocketLoop _loop;
    private readonly RouterSocket _socket;

    public RouterChannel(SocketLoop loop, SocketLimits limits, Action<IReadOnlyList<byte[]>> receive, Action<string> log)
    {
        _loop = loop;
        _socket = new RouterSocket().Limited(limits);
        _socket.Options.RouterHandover = true;
        loop.Add(_socket, message =>
        {
            if (message.FrameCount > limits.Frames + 1) log($"dropped a message of {message.FrameCount - 1} frames");
            else receive([.. message.Select(f => f.ToByteArray())]);
        });
    }

    /// <summary>Answers every message with itself: Jupyter's heartbeat.</summary>
    public static RouterChannel Echo(SocketLoop loop, SocketLimits limits, Action<string> log)
    {
        RouterChannel? echo = null;
        return echo = new(loop, limits, frames => echo!.Send(frames), log);
    }

    public NetMQSocket Socket => _socket;

    /// <summary>Messages to a peer that has gone are dropped, as by ROUTER sockets everywhere.</summary>
    public void Send(IReadOnlyList<byte[]> frames) => _loop.Send(_socket, frames);
}
