namespace Microsoft.DotNet.Interactive.Jupyter.Zmtp;

/// <summary>Answers every message with itself: Jupyter's heartbeat.</summary>
internal sealed class RepSocket(ZmtpLimits limits, Action<string> log) : ZmtpSocket("REP", ["REQ", "DEALER"], limits, log)
{
    protected override void Receive(ZmtpPeer peer, IReadOnlyList<byte[]> frames) => Send(peer, frames);
}
