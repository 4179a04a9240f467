namespace Headroom.Jupyter.Sockets;

/// <summary>What a client may cost.</summary>
internal sealed record SocketLimits
{
    /// <summary>Connections to one socket; who comes later is turned away.</summary>
    public int Connections { get; init; } = 256;

    /// <summary>Bytes of one frame that is received; who sends more loses the connection.</summary>
    public long Message { get; init; } = 64 << 20;

    /// <summary>Frames of one message; one with more is dropped.</summary>
    public int Frames { get; init; } = 256;

    /// <summary>Messages that NetMQ keeps for a client; later ones are dropped for that client alone.</summary>
    public int Messages { get; init; } = 4096;

    /// <summary>
    /// Bytes that wait for a subscriber which does not read, before printed text is dropped for it. A cell prints 1 MB at most.
    /// </summary>
    public long Unread { get; init; } = 8 << 20;

    /// <summary>
    /// Bytes that wait for a subscriber at all; who lets more wait loses the connection. One message alone may be larger.
    /// </summary>
    public long Backlog { get; init; } = 64 << 20;

    /// <summary>Bytes that wait for the sockets' thread before a sender has to.</summary>
    public long Queued { get; init; } = 64 << 20;
}
