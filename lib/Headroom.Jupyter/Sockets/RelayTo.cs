namespace Headroom.Jupyter.Sockets;

/// <summary>
/// Where a relay passes connections on to: a port of this machine, behind which a socket is, for subscribers or for anyone else.
/// </summary>
internal sealed record RelayTo(int Port, bool IsForSubscribers, SocketLimits Limits, Action<string> Log);
