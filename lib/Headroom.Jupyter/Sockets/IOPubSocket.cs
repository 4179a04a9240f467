using System.Text;
using NetMQ;
using NetMQ.Sockets;

namespace Headroom.Jupyter.Sockets;

/// <summary>
/// Sends each message to those who subscribed to a prefix of its first frame. An XPUB, which says who subscribes, so that each can be
/// welcomed.
/// </summary>
internal sealed class IOPubSocket
{
    private readonly SocketLoop _loop;
    private readonly XPublisherSocket _socket;
    private readonly Func<string, IReadOnlyList<byte[]>> _welcome;

    public IOPubSocket(SocketLoop loop, SocketLimits limits, Func<string, IReadOnlyList<byte[]>> welcome)
    {
        (_loop, _welcome) = (loop, welcome);
        _socket = new XPublisherSocket().Limited(limits);
        _socket.Options.XPubVerbose = true; // A second client that subscribes to the same is welcomed too.
        loop.Add(_socket, Receive);
    }

    public NetMQSocket Socket => _socket;

    public void Send(IReadOnlyList<byte[]> frames) => _loop.Send(_socket, frames);

    // A subscription is a frame that begins with 1; anything else a subscriber sends means nothing.
    private void Receive(NetMQMessage message)
    {
        if (message.FrameCount == 1 && message.First.ToByteArray() is [1, .. var topic] && topic.Length < 256)
            Send(_welcome(Encoding.UTF8.GetString(topic)));
    }
}
