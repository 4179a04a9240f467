namespace Graders;

public sealed partial class GroupedQueriesGrader
{
    // Per K/V head: its ratio * n rows of q once and of o once, and K and V once per tile of 64 rows. 8 heads of 64, 16 or 8 queries make
    // 64 rows per K/V head in every case, so each cached row comes from memory once, whatever the ratio.
    // Query head by query head K and V come ratio times. lengths: one sector per warp.
    // Barriers: two per tile of keys; q and o pass through a tile as well, which takes 4 at most.
    partial void Budget(Shape shape, int[] lengths)
    {
        var rows = shape.Ratio * shape.N;
        var tiles = (rows + Tile - 1) / Tile;
        var queries = 2.0 * lengths.Length * shape.KvHeads * rows * shape.D * sizeof(float);
        var cache = 2.0 * lengths.Sum() * shape.KvHeads * shape.D * sizeof(float);
        var name = $"ratio {shape.Ratio}: ";
        AtMostCount($"{name}bytes from memory", Counts.Global.BytesMoved, Math.Floor(1.15 * (queries + cache * tiles)), queries + cache * shape.Ratio,
            "K and V come from memory once per query head: the query heads of a K/V head lie side by side in q, so one tile of rows can span them");
        AtMostCount($"{name}wavefronts per request", Math.Ceiling(100 * Counts.Shared.WavefrontsPerRequest) / 100, 1.1,
            likely: "bank conflicts: lanes go down a column of a tile, whose rows must be 65 floats apart, not 64");
        AtMostCount($"{name}barriers", Counts.Barriers, lengths.Sum(length => 2 * ((length + Tile - 1) / Tile) + 4) * tiles * shape.KvHeads,
            likely: "two barriers per tile of keys are enough: when the tiles are complete, and when nobody reads them any more; and the last tile is that of key lengths[b] - 1, however large the cache");
    }
}
