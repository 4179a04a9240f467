namespace Headroom.Rooflines;

/// <summary>Sizes of one attention layer's call; decoding is <c>Queries = 1</c>.</summary>
/// <param name="Heads">Query heads.</param>
/// <param name="KvHeads">Key and value heads; divides <paramref name="Heads"/>.</param>
/// <param name="Queries">Query positions per sequence.</param>
/// <param name="Keys">Key positions per sequence.</param>
/// <param name="HeadDim">Elements of one head.</param>
/// <param name="Batch">Sequences.</param>
/// <param name="Causal">Whether a query sees only the keys up to its own position; the queries are the last positions.</param>
public readonly record struct AttentionShape(
    int Heads, int KvHeads, long Queries, long Keys, int HeadDim, int Batch = 1, bool Causal = false)
{
    /// <summary>
    /// Pairs of query and key that are computed, per head and sequence: all, or T S - T (T - 1) / 2 when causal (about half at T = S, all
    /// at T = 1).
    /// </summary>
    public double Pairs => (double)Queries * Keys - (Causal ? Queries * (Queries - 1) / 2.0 : 0);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Heads);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(KvHeads);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Queries);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Keys);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(HeadDim);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Batch);
        if (Heads % KvHeads != 0)
            throw new ArgumentException(
                $"{Heads} query heads cannot share {KvHeads} KV heads evenly. KvHeads must divide Heads.", nameof(KvHeads));
        if (Causal && Queries > Keys)
            throw new ArgumentException(
                $"causal attention with {Queries} queries and {Keys} keys: queries are the last positions, so there cannot be more of "
                + "them than keys.", nameof(Queries));
    }
}
