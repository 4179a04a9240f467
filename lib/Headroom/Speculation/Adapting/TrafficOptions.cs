namespace Headroom.Speculation.Adapting;

/// <summary>How much a table of traffic keeps, and for how long.</summary>
public sealed record TrafficOptions
{
    /// <summary>Bytes of all its entries, kept whatever is learned.</summary>
    public int Bytes { get; init; } = 4 << 20;

    /// <summary>Tokens of the longest context, 1 to 16.</summary>
    public int Order { get; init; } = 4;

    /// <summary>Learned tokens after which an observation counts half.</summary>
    public double HalfLife { get; init; } = 6000;

    /// <summary>
    /// Below this weight a token is forgotten. One that was learned c times is so within HalfLife * log2(c / Floor) learned tokens.
    /// </summary>
    public double Floor { get; init; } = 0.1;

    /// <exception cref="ArgumentException">A member is out of range.</exception>
    internal void Check()
    {
        if (Bytes < TrafficTables.SetBytes)
            throw new ArgumentException($"a table of {Bytes} B: one set of entries takes {TrafficTables.SetBytes} B.");
        if (Order is < 1 or > 16) throw new ArgumentException($"contexts of {Order} tokens: 1 to 16.");
        if (!(HalfLife > 0) || !(Floor > 0) || Floor > 1)
            throw new ArgumentException($"half-life {HalfLife}, floor {Floor}: the first is above 0, the second above 0 and at most 1.");
    }
}
