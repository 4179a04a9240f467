using Headroom.Grading.Kernels;

namespace Graders;

public sealed partial class GroupedQueriesGrader
{
    // Per K/V head: its ratio * n rows of q once and of o once, and K and V once per tile of 64 rows. 8 heads of 64, 16 or 8 queries make
    // 64 rows per K/V head in every case, so each cached row comes from memory once, whatever the ratio.
    // Query head by query head K and V come ratio times. lengths: one sector per warp.
    // Barriers: two per tile of keys; q and o pass through a tile as well, which takes 4 at most.
    private void Budget(Shape shape)
    {
        var lengths = shape.Lengths;
        var rows = shape.Ratio * shape.N;
        var tiles = (rows + Tile - 1) / Tile;
        var queries = 2.0 * lengths.Length * shape.KvHeads * rows * shape.D * sizeof(float);
        var cache = 2.0 * lengths.Sum() * shape.KvHeads * shape.D * sizeof(float);
        var name = $"ratio {shape.Ratio}";
        NaiveIs("K and V come from memory once per query head");
        AtMost(Counter.Bytes, 1.15 * (queries + cache * tiles), naive: queries + cache * shape.Ratio, once: queries + cache, name: name,
            likely: "K and V come from memory once per query head: the query heads of a K/V head lie side by side in q, so one tile of "
                + "rows can span them");
        AtMost(Counter.WavefrontsPerRequest, 1.1, name: name,
            likely: "bank conflicts: lanes go down a column of a tile, whose rows must be 65 floats apart, not 64");
        AtMost(Counter.Barriers, lengths.Sum(length => 2 * ((length + Tile - 1) / Tile) + 4) * tiles * shape.KvHeads, name: name,
            likely: "two barriers per tile of keys are enough: when the tiles are complete, and when nobody reads them any more; "
                + "and the last tile is that of key lengths[b] - 1, however large the cache");
        // The largest of the three: one tile of rows per K/V head, of two lengths.
        if (shape.KvHeads == 8)
            SpreadOver(tiles * lengths.Length * shape.KvHeads, busiest: (double)lengths.Max() / lengths.Sum() / shape.KvHeads,
                warps: Tile / 32, uneven: OneOfTwo, computes: true);
    }
}
