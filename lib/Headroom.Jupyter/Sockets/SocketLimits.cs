namespace Headroom.Jupyter.Sockets;

/// <summary>What a client may cost.</summary>
internal sealed record SocketLimits
{
    /// <summary>Bytes of one frame that is received; who sends more loses the connection.</summary>
    public long Message { get; init; } = 64 << 20;

    /// <summary>Frames of one message; one with more is dropped.</summary>
    public int Frames { get; init; } = 256;

    /// <summary>
    /// Messages that wait for a client which does not read; later ones are dropped for that client alone. A cell that prints all it may makes about 40,
    /// of at most 32 KB of text each.
    /// </summary>
    public int Unread { get; init; } = 4096;

    /// <summary>Bytes that wait for the sockets' thread before a sender has to.</summary>
    public long Queued { get; init; } = 64 << 20;
}
