using Headroom.Inference.Matrices;

namespace Headroom.Inference.Models;

/// <summary>The weights of one block. Biases and norms of heads are there in some families only.</summary>
internal sealed record TransformerBlock
{
    public required Gains AttentionNorm { get; init; }

    /// <summary>[(H + 2 KvHeads) h, D]: rows of all queries, then of all keys, then of all values.</summary>
    public required TiledMatrix Qkv { get; init; }

    /// <summary>[(H + 2 KvHeads) h], of Qwen 2.</summary>
    public float[]? QkvBias { get; init; }

    /// <summary>Of each query before it is turned, of Qwen 3.</summary>
    public Gains? QueryNorm { get; init; }

    /// <summary>Of each key before it is turned, of Qwen 3.</summary>
    public Gains? KeyNorm { get; init; }

    /// <summary>[D, H h].</summary>
    public required TiledMatrix Output { get; init; }

    public required Gains FeedNorm { get; init; }

    /// <summary>[F, D].</summary>
    public required TiledMatrix Gate { get; init; }

    /// <summary>[F, D].</summary>
    public required TiledMatrix Up { get; init; }

    /// <summary>[D, F].</summary>
    public required TiledMatrix Down { get; init; }

    public IEnumerable<TiledMatrix> Matrices => [Qkv, Output, Gate, Up, Down];

    public long Bytes =>
        Matrices.Sum(matrix => matrix.Bytes) + AttentionNorm.Bytes + FeedNorm.Bytes + sizeof(float) * (QkvBias?.Length ?? 0L)
        + (QueryNorm?.Bytes ?? 0) + (KeyNorm?.Bytes ?? 0);
}
