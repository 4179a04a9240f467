using Headroom.Grading.Kernels;

namespace Graders;

public abstract partial class FeatureGrader
{
    /// <summary>
    /// The counts of the last case, n a multiple of 64: <paramref name="pairs"/> tiles of keys per head over all its tiles of queries.
    /// </summary>
    /// <param name="busiest">Tiles of keys of the group that has most; null where the shape is not the largest.</param>
    private protected void Budget(
        AttentionInput x, int pairs, double more = 0, double? naive = null, string? likely = null, int? busiest = null)
    {
        NaiveIs("causal attention without the feature");
        Count(x, pairs, more, naive, likely ?? "K and V come from memory more often than once per tile of queries that sees them");
        if (busiest is { } most) 
            SpreadOver(x.AllHeads * (x.N / Tile), busiest: (double)most / pairs / x.AllHeads, warps: Tile / 32, uneven: OneOfTwo,
                computes: true);
    }

    /// <summary>Pairs of tiles that a causal mask leaves.</summary>
    private protected static int CausalPairs(int n) => n / Tile * (n / Tile + 1) / 2;

    // q once in and o once out; 64 rows of k and 64 of v per pair of tiles; at most 1.15x. more: what the feature itself reads.
    // FLOPs: 2 products of d, a multiply and an add each, for the 64 x 64 scores of every pair of tiles: 4 * d * 4,096 at most 1.15x,
    // which whole tiles on the diagonal stay within. Rescaling and exponentials take less than a thread saves by stopping at its own key.
    // Barriers: 2 per pair; q and o pass through a tile, 3 more per group, at most 4.
    private void Count(AttentionInput x, int pairs, double more, double? naive, string likely)
    {
        AtMost(Counter.Bytes, 1.15 * (Bytes(x, pairs) + more), naive: naive is { } all ? Bytes(x, (int)all) : null, likely: likely,
            once: sizeof(float) * (double)x.D * x.AllHeads * 4 * x.N);
        AtMost(Counter.Flops, Math.Floor(1.15 * x.AllHeads * pairs * 4.0 * x.D * Tile * Tile),
            naive: naive is { } every ? x.AllHeads * every * 4.0 * x.D * Tile * Tile : null,
            likely: "scores of tiles that no query of the group sees");
        AtMost(Counter.WavefrontsPerRequest, 1.1);
        AtMost(Counter.Barriers, x.AllHeads * (2.0 * pairs + 4.0 * (x.N / Tile)),
            likely: "two barriers per tile are enough: when it is complete, and when nobody reads it any more");
    }

    private static double Bytes(AttentionInput x, int pairs) => sizeof(float) * (double)x.D * x.AllHeads * (2.0 * x.N + 2.0 * Tile * pairs);
}
