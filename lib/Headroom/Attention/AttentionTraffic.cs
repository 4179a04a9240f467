using Headroom.Rooflines;

namespace Headroom.Attention;

/// <summary>
/// Bytes that float32 attention moves between chip and memory when each group has a tile of queries, derived from what is read and written
/// and how often, with no cache in between. Query heads that share K and V read them once each.
/// </summary>
public static class AttentionTraffic
{
    /// <summary>
    /// Scores, softmax and weighted sum as kernels of their own, in tiles of <paramref name="tile"/> queries and keys. Per head, in floats:
    /// scores n d (tiles of keys) + m d (tiles of queries) + n m; softmax 3 n m; weighted sum n m + m d (tiles of queries) + n d.
    /// A causal mask changes nothing: what it hides is computed and stored all the same.
    /// </summary>
    public static double ThreeKernels(AttentionShape shape, int tile)
    {
        var (n, m, d, heads) = Sizes(shape, tile);
        var (tilesOfQueries, tilesOfKeys) = (Math.Ceiling(n / tile), Math.Ceiling(m / tile));
        var scores = n * d * tilesOfKeys + m * d * tilesOfQueries + n * m;
        var softmax = 3 * n * m; // in twice, out once
        var weightedSum = n * m + m * d * tilesOfQueries + n * d;
        return sizeof(float) * heads * (scores + softmax + weightedSum);
    }

    /// <summary>
    /// One kernel that keeps the scores on the chip. Per head, in floats: q in and o out, 2 n d; K and V once per tile of queries, 2 d for
    /// each key that a query of the tile sees; the log-sum-exp, n. For n = m that is about 2 n² d / tile. M floats on the chip for queries
    /// and outputs make tile = M / (2 d), and so 4 n² d² / M, as in the theorem of arXiv 2205.14135.
    /// </summary>
    public static double Flash(AttentionShape shape, int tile)
    {
        var (n, _, d, heads) = Sizes(shape, tile);
        return sizeof(float) * heads * (2 * n * d + 2 * d * KeysLoaded(shape, tile) + n);
    }

    /// <summary>
    /// Keys that all tiles of queries of one head load together: all of them each time, or, causal, up to the tile's last position.
    /// </summary>
    public static double KeysLoaded(AttentionShape shape, int tile)
    {
        var (n, m, _, _) = Sizes(shape, tile);
        var loaded = 0.0;
        for (var top = 0.0; top < n; top += tile) loaded += shape.Causal ? Math.Min(m, m - n + top + tile) : m;
        return loaded;
    }

    private static (double N, double M, double D, double Heads) Sizes(AttentionShape shape, int tile)
    {
        shape.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tile);
        return (shape.Queries, shape.Keys, shape.HeadDim, (double)shape.Heads * shape.Batch);
    }
}
