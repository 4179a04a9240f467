using Headroom.Hardware;

namespace Headroom.Models;

/// <summary>What of a model decides its cost: parameters, layers, heads, and what it caches.</summary>
public sealed record ModelShape
{
    /// <summary>For legends and reports.</summary>
    public required string Name { get; init; }

    /// <summary>All parameters: what memory must hold.</summary>
    public required Figure Parameters { get; init; }

    /// <summary>Parameters that one token passes through: fewer than all in a mixture of experts.</summary>
    public required Figure ActiveParameters { get; init; }

    /// <summary>Transformer blocks.</summary>
    public required int Layers { get; init; }

    /// <summary>Query heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Elements of a query or key head.</summary>
    public required int HeadDim { get; init; }

    /// <summary>Elements of a value head, where it differs from <see cref="HeadDim"/>.</summary>
    public int ValueHeadDim { get => field == 0 ? HeadDim : field; init; }

    /// <summary>Elements between the feed-forward's matrices; 0 where layers differ, as in a mixture of experts.</summary>
    public int FeedForward { get; init; }

    /// <summary>Elements of a token between layers: heads x head dim.</summary>
    public int Hidden => Heads * HeadDim;

    /// <summary>What attention caches.</summary>
    public required KvLayout Kv { get; init; }

    /// <summary>Where layers and heads can be looked up.</summary>
    public required string Source { get; init; }

    /// <summary>Whether a token passes through only a part of the parameters.</summary>
    public bool IsMixture => ActiveParameters < Parameters;

    /// <summary>Bytes of KV cache per token, all layers: 2 L n_kv d bytes, or L (d_c + d_rope) bytes for MLA.</summary>
    public double KvBytesPerToken(Dtype dtype)
    {
        ArgumentNullException.ThrowIfNull(dtype);
        return (double)Layers * Kv.ElementsPerToken * dtype.Bytes;
    }

    /// <summary>Bytes per token if every query head kept a key and a value of its own: L n_heads (d_k + d_v) bytes.</summary>
    public double MhaKvBytesPerToken(Dtype dtype)
    {
        ArgumentNullException.ThrowIfNull(dtype);
        return (double)Layers * Heads * (HeadDim + ValueHeadDim) * dtype.Bytes;
    }

    /// <summary>Bytes of all weights.</summary>
    public double WeightBytes(Dtype dtype)
    {
        ArgumentNullException.ThrowIfNull(dtype);
        return Parameters * dtype.Bytes;
    }

    /// <summary>FLOPs of the weights for one token, forward only: 2 per active parameter.</summary>
    public double WeightFlopsPerToken => 2 * ActiveParameters;

    /// <summary>
    /// FLOPs of one new token's attention over a context, forward only: 4 L n_heads d per position (MLA: 2 L n_heads (2 d_c + d_rope)).
    /// </summary>
    public double AttentionFlopsPerToken(double context)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(context);
        return Layers * Kv.FlopsPerPair(this) * context;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
