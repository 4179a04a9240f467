using Headroom.Grading.Kernels;

namespace Graders;

public sealed partial class BackwardGrader
{
    // Tiles of 64 rows, n = m = 192: of 9 pairs of tiles per head a causal mask leaves 6.
    // First launch, per head: q, o, go once in and gq once out; k and v once per pair. lse in, delta out.
    // Second: k, v once in, gk, gv once out; q and go once per pair, lse and delta likewise. For d = 32 397,824 B in all.
    // Without skipping tiles 9 pairs: 1.25 times as much. With 64 queries before every key, n = 192 and m = 128, 3 pairs of 6 are left.
    // Barriers: 2 per pair of tiles; rows reach their threads through tiles and leave through them: 6 more per group.
    // Wavefronts: threads read one row of a tile together, or a column each thread its own row of 65 floats: 1.
    private void Budget(Shape shape, int pairs)
    {
        var (tilesOfRows, tilesOfKeys) = (shape.N / Tile, shape.M / Tile);
        NaiveIs("no mask: every tile is visited");
        // q, o, go, gq and k, v, gk, gv once, lse in, delta out.
        AtMost(Counter.Bytes, 1.15 * Bytes(shape, pairs), naive: Bytes(shape, tilesOfRows * tilesOfKeys),
            once: 4.0 * shape.Heads * (4.0 * (shape.N + shape.M) * shape.D + 2 * shape.N),
            likely: "tiles that no row of the group may see, or that see none of its keys, are loaded all the same; or rows come from "
                + "memory once per thread");
        AtMost(Counter.WavefrontsPerRequest, 1.1,
            likely: "bank conflicts: rows of a tile must be 65 floats apart, not 64, where each lane reads a row of its own");
        AtMost(Counter.Barriers, shape.Heads * (4.0 * pairs + 6 * (tilesOfRows + tilesOfKeys)),
            likely: "two barriers per tile are enough: when it is complete, and when nobody reads it any more");
        AtMost(Counter.Launches, 2);
        AtMost(Counter.Atomics, 0);
    }

    // The last tile of queries sees all tiles of keys, and the first tile of keys is seen by all tiles of queries.
    private void Spread(Shape shape, int pairs)
    {
        var (tilesOfRows, tilesOfKeys) = (shape.N / Tile, shape.M / Tile);
        SpreadOver(tilesOfRows * shape.Heads, busiest: (double)tilesOfKeys / pairs / shape.Heads, warps: Tile / 32, launch: 0,
            name: "QueryGradients", uneven: OneOfTwo, computes: true);
        SpreadOver(tilesOfKeys * shape.Heads, busiest: (double)tilesOfRows / pairs / shape.Heads, warps: Tile / 32, launch: 1,
            name: "KeyGradients", uneven: OneOfTwo, computes: true);
    }

    private static double Bytes(Shape shape, int pairs)
    {
        var (row, n, m) = (shape.D * sizeof(float), shape.N, shape.M);
        var first = row * (4.0 * n + 2 * Tile * pairs) + 2.0 * sizeof(float) * n;
        var second = row * (4.0 * m + 2 * Tile * pairs) + 2.0 * sizeof(float) * Tile * pairs;
        return shape.Heads * (first + second);
    }
}
