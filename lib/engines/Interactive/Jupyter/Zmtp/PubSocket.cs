using System.Text;

namespace Microsoft.DotNet.Interactive.Jupyter.Zmtp;

/// <summary>Sends each message to the peers that subscribed to a prefix of its first frame.</summary>
internal sealed class PubSocket(ZmtpLimits limits, Action<string> log, Func<string, IReadOnlyList<byte[]>?> welcome)
    : ZmtpSocket("PUB", ["SUB", "XSUB"], limits, log)
{
    private readonly ZmtpLimits _limits = limits;
    private readonly Lock _gate = new();

    // Under a lock, so that all subscribers see one order.
    public void Send(IReadOnlyList<byte[]> frames)
    {
        var topic = Text(frames[0]);
        lock (_gate)
            foreach (var peer in Peers)
                if (peer.Topics.Any(t => topic.StartsWith(t, StringComparison.Ordinal))) Send(peer, frames);
    }

    // Until ZMTP 3.0 subscriptions were messages whose first byte is 1 or 0, since 3.1 they are commands.
    protected override void Receive(ZmtpPeer peer, IReadOnlyList<byte[]> frames)
    {
        if (frames is [[1, .. var subscribed]]) Subscribe(peer, subscribed);
        else if (frames is [[0, .. var cancelled]]) Cancel(peer, cancelled);
    }

    protected override void Handle(ZmtpPeer peer, ZmtpCommand command)
    {
        if (command.Name == "SUBSCRIBE") Subscribe(peer, command.Data);
        else if (command.Name == "CANCEL") Cancel(peer, command.Data);
    }

    private void Subscribe(ZmtpPeer peer, byte[] topic)
    {
        lock (_gate)
        {
            if (peer.Topics.Count >= _limits.Topics) throw new ZmtpException($"a peer subscribes to more than {_limits.Topics} topics");
            if (peer.Topics.Add(Text(topic)) && welcome(Encoding.UTF8.GetString(topic)) is { } message) Send(peer, message);
        }
    }

    private void Cancel(ZmtpPeer peer, byte[] topic)
    {
        lock (_gate) peer.Topics.Remove(Text(topic));
    }

    // Topics are bytes; Latin-1 keeps each as one character.
    private static string Text(byte[] topic) => Encoding.Latin1.GetString(topic);
}
