using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 03.5 Grouped-query attention. Objective: let all query heads of one K/V head share each tile of K and V, and copy neither.
// q, o [batch * heads * n, d]: row (b * heads + h) * n + i is query i of head h. k, v [batch * kvHeads * m, d], likewise. d is 32 or 64.
// Query head h uses K/V head h / (heads / kvHeads). A group of 64 threads takes K/V head Grid.IdxY of all batch * kvHeads, and of the
// query rows of that head, over all its query heads, the 64 from row 64 * Grid.IdxX on. All threads load.
// The cache has room for m keys, of which sequence b has lengths[b]. Its n queries are the newest tokens: query i stands at position
// lengths[b] - n + i and sees the keys up to there. A query before position 0 sees none: its output is 0.
// All values are finite, those of hidden keys too.
// Out of scope: the log-sum-exp (03.3), a cache in pages (03.8). About 30 lines. v4 of the kernel: 1/8 of the traffic for 8 heads per K/V
// head.
public static class GroupedQueries
{
    public const int Tile = 64;
    public const int Pitch = Tile + 1; // lanes that walk down a column hit 32 different banks

    public static void Kernel(Rows q, Rows k, Rows v, Rows o, ArrayView<int> lengths, int n, int kvHeads)
    {
        // your turn: begin
        var kTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch));
        var vTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch));
        var (mine, sum, weight) =
            (LocalMemory.Allocate1D<float>(Tile), LocalMemory.Allocate1D<float>(Tile), LocalMemory.Allocate1D<float>(Tile));
        // The query heads of one K/V head follow each other in q: heads / kvHeads * n rows, as tall as one matrix.
        var (rows, m, d) = (q.IntExtent.X / Grid.DimY, k.IntExtent.X / Grid.DimY, q.IntExtent.Y);
        var (top, firstRow, firstKey) = (Grid.IdxX * Tile, Grid.IdxY * rows, Grid.IdxY * m);
        var length = lengths[Grid.IdxY / kvHeads];
        var position = length - n + (top + Group.IdxX) % n;

        Load(q, firstRow + top, firstRow + rows, kTile);
        Group.Barrier();
        for (var c = 0; c < d; c++) (mine[c], sum[c]) = (kTile[Group.IdxX, c] / MathF.Sqrt(d), 0);
        var (max, total) = (float.MinValue, 0f);
        for (var start = 0; start < length; start += Tile)
        {
            Group.Barrier(); // nobody reads the tiles any more
            Load(k, firstKey + start, firstKey + length, kTile);
            Load(v, firstKey + start, firstKey + length, vTile);
            Group.Barrier(); // the tiles are complete
            var (keys, larger) = (Math.Min(Tile, position + 1 - start), max);
            for (var j = 0; j < keys; j++)
            {
                var score = 0f;
                for (var c = 0; c < d; c++) score += mine[c] * kTile[j, c];
                weight[j] = score;
                larger = MathF.Max(larger, score);
            }
            var rescale = MathF.Exp(max - larger);
            (max, total) = (larger, total * rescale);
            for (var c = 0; c < d; c++) sum[c] *= rescale;
            for (var j = 0; j < keys; j++)
            {
                var p = MathF.Exp(weight[j] - max);
                total += p;
                for (var c = 0; c < d; c++) sum[c] += p * vTile[j, c];
            }
        }
        Group.Barrier();
        for (var c = 0; c < d; c++) kTile[Group.IdxX, c] = total > 0 ? sum[c] / total : 0;
        Group.Barrier();
        Store(kTile, o, firstRow + top, firstRow + rows);
        //> // o[row, :] = softmax(q[row, :] * k^T / sqrt(d)) * v, over the keys that the row sees
        // your turn: end
    }

    // Rows first, first + 1, ... of from; 0 from row end on. The group walks along the rows, so that neighbours read neighbours.
    private static void Load(Rows from, int first, int end, Rows tile)
    {
        for (var i = Group.IdxX; i < Tile * from.IntExtent.Y; i += Tile)
        {
            var (row, col) = (i / from.IntExtent.Y, i % from.IntExtent.Y);
            tile[row, col] = first + row < end ? from[first + row, col] : 0;
        }
    }

    private static void Store(Rows tile, Rows to, int first, int end)
    {
        for (var i = Group.IdxX; i < Tile * to.IntExtent.Y; i += Tile)
            if (first + i / to.IntExtent.Y < end)
                to[first + i / to.IntExtent.Y, i % to.IntExtent.Y] = tile[i / to.IntExtent.Y, i % to.IntExtent.Y];
    }
}
