namespace Graders;

public sealed partial class BackwardGrader
{
    // Tiles of 64 rows, n = m = 192: of 9 pairs of tiles per head a causal mask leaves 6.
    // First launch, per head: q, o, go once in and gq once out; k and v once per pair. lse in, delta out.
    // Second: k, v once in, gk, gv once out; q and go once per pair, lse and delta likewise. For two heads of d = 32 795,648 B in all.
    // Without skipping tiles 9 pairs: 1.25 times as much. With 64 queries before every key, n = 192 and m = 128, 3 pairs of 6 are left.
    // Barriers: 2 per pair of tiles; rows reach their lanes through tiles and leave through them: 6 more per group.
    // Wavefronts: lanes read one row of a tile together, or a column each lane its own row of 65 floats: 1.
    partial void Budget(Shape shape, int pairs)
    {
        var (tilesOfRows, tilesOfKeys) = (shape.N / Tile, shape.M / Tile);
        AtMostBytes(Bytes(shape, pairs), 1.15, naive: Bytes(shape, tilesOfRows * tilesOfKeys),
            likely: "tiles that no row of the group may see, or that see none of its keys, are loaded all the same; or rows come from memory once per lane");
        AtMostWavefrontsPerRequest(1.1, likely: "bank conflicts: rows of a tile must be 65 floats apart, not 64, where each lane reads a row of its own");
        AtMostBarriers(shape.Heads * (4.0 * pairs + 6 * (tilesOfRows + tilesOfKeys)), likely: "two barriers per tile are enough: when it is complete, and when nobody reads it any more");
        AtMostLaunches(2);
        AtMostCount("atomic operations", Counts.Atomics.Operations, 0);
    }

    private static double Bytes(Shape shape, int pairs)
    {
        var (row, n, m) = (shape.D * sizeof(float), shape.N, shape.M);
        var first = row * (4.0 * n + 2 * Tile * pairs) + 2.0 * sizeof(float) * n;
        var second = row * (4.0 * m + 2 * Tile * pairs) + 2.0 * sizeof(float) * Tile * pairs;
        return shape.Heads * (first + second);
    }
}
