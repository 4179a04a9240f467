namespace Microsoft.DotNet.Interactive.Jupyter.Zmtp;

/// <summary>What a peer may ask of this process before its connection is closed.</summary>
internal sealed record ZmtpLimits
{
    /// <summary>Bytes of all frames of one message.</summary>
    public long Message { get; init; } = 64 << 20;

    /// <summary>Frames of one message; Jupyter's have six and a few buffers.</summary>
    public int Frames { get; init; } = 256;

    /// <summary>Bytes of a command, such as READY.</summary>
    public int Command { get; init; } = 64 << 10;

    /// <summary>Bytes that wait to be read by a peer that reads too slowly.</summary>
    public long Unsent { get; init; } = 256 << 20;

    public int Connections { get; init; } = 64;

    /// <summary>Topics one subscriber may name.</summary>
    public int Topics { get; init; } = 1024;

    /// <summary>From accepting a connection to its READY.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(30);
}
