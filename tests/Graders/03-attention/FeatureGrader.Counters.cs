namespace Graders;

public abstract partial class FeatureGrader
{
    // q once in and o once out; 64 rows of k and 64 of v per pair of tiles; at most 1.15x. more: what the feature itself reads.
    // FLOPs: 2 products of d, a multiply and an add each, for the 64 x 64 scores of every pair of tiles: 4 * d * 4,096 at most 1.15x,
    // which whole tiles on the diagonal stay within. Rescaling and exponentials take less than a lane saves by stopping at its own key.
    // Barriers: 2 per pair; q and o pass through a tile, 3 more per group, at most 4.
    partial void Count(AttentionInput x, int pairs, double more, double? naive, string likely)
    {
        AtMostBytes(Bytes(x, pairs) + more, 1.15, naive is { } all ? Bytes(x, (int)all) : null,
            likely);
        AtMostFlops(Math.Floor(1.15 * x.AllHeads * pairs * 4.0 * x.D * Tile * Tile), naive: naive is { } every ? x.AllHeads * every * 4.0 * x.D * Tile * Tile : null,
            likely: "scores of tiles that no query of the group sees");
        AtMostWavefrontsPerRequest(1.1);
        AtMostBarriers(x.AllHeads * (2.0 * pairs + 4.0 * (x.N / Tile)),
            likely: "two barriers per tile are enough: when it is complete, and when nobody reads it any more");
    }

    private static double Bytes(AttentionInput x, int pairs) => sizeof(float) * (double)x.D * x.AllHeads * (2.0 * x.N + 2.0 * Tile * pairs);
}
