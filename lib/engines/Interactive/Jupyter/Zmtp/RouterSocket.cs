using System.Collections.Concurrent;

namespace Microsoft.DotNet.Interactive.Jupyter.Zmtp;

/// <summary>
/// Prefixes each message with its sender's identity, and sends a message to the peer its first frame names. A peer that comes back under its old
/// identity takes the place of the earlier connection.
/// </summary>
internal sealed class RouterSocket(ZmtpLimits limits, Action<string> log, Action<IReadOnlyList<byte[]>> receive)
    : ZmtpSocket("ROUTER", ["DEALER", "REQ", "ROUTER"], limits, log)
{
    private readonly ConcurrentDictionary<string, ZmtpPeer> _byIdentity = new();

    /// <summary>Messages to a peer that has gone are dropped, as by ROUTER sockets everywhere.</summary>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        if (_byIdentity.TryGetValue(Key(frames[0]), out var peer)) Send(peer, [.. frames.Skip(1)]);
    }

    protected override void Joined(ZmtpPeer peer) => _byIdentity[Key(peer.Identity)] = peer;

    protected override void Left(ZmtpPeer peer) => _byIdentity.TryRemove(new(Key(peer.Identity), peer));

    protected override void Receive(ZmtpPeer peer, IReadOnlyList<byte[]> frames) => receive([peer.Identity, .. frames]);

    private static string Key(byte[] identity) => Convert.ToHexString(identity);
}
