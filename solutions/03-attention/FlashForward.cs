using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 03.3 Flash attention. Objective: one kernel that keeps the scores on the chip and reads K and V once per tile of 64 queries.
// q, o [batch * heads * n, d]: row (b * heads + h) * n + i is query i of head h. k, v [batch * heads * m, d], likewise. d is 32 or 64.
// lse [batch * heads * n]: ln(sum of exp(score)) of each query, which the backward pass needs (03.7).
// A group of 64 threads has the 64 queries from 64 * Grid.IdxX on, of head Grid.IdxY of all batch * heads: one for each. All load.
// Of the m keys, sequence b has the first lengths[b]; the rest is padding. Without a key: o is 0, lse -infinity.
// Per tile of 64 keys: two barriers, 64 scores, then one rescale of sum and output, not one per key: at most 1.15 * 4 * n * m * d FLOPs.
// Out of scope: causal masks (03.4), shared heads, the backward pass. About 34 lines. v2 of the kernel: 3.3x less traffic than v1.
public static class FlashForward
{
    public const int Tile = 64;
    public const int Pitch = Tile + 1; // lanes that walk down a column hit 32 different banks

    public static void Kernel(Rows q, Rows k, Rows v, Rows o, ArrayView<float> lse, ArrayView<int> lengths, int heads)
    {
        // your turn: begin
        var kTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch));
        var vTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch));
        var (mine, output, weight) =
            (LocalMemory.Allocate1D<float>(Tile), LocalMemory.Allocate1D<float>(Tile), LocalMemory.Allocate1D<float>(Tile));
        var (n, m, d) = (q.IntExtent.X / Grid.DimY, k.IntExtent.X / Grid.DimY, q.IntExtent.Y);
        var (top, firstRow, firstKey) = (Grid.IdxX * Tile, Grid.IdxY * n, Grid.IdxY * m);
        var length = lengths[Grid.IdxY / heads];

        // q comes in through a tile: the group reads along rows, and each thread takes its own from there.
        Load(q, firstRow + top, firstRow + n, kTile);
        Group.Barrier();
        for (var c = 0; c < d; c++) (mine[c], output[c]) = (kTile[Group.IdxX, c] / MathF.Sqrt(d), 0);
        var (max, sum) = (float.MinValue, 0f);
        for (var start = 0; start < length; start += Tile)
        {
            Group.Barrier(); // nobody reads the tiles any more
            Load(k, firstKey + start, firstKey + length, kTile);
            Load(v, firstKey + start, firstKey + length, vTile);
            Group.Barrier(); // the tiles are complete

            var (keys, larger) = (Math.Min(Tile, length - start), max);
            for (var j = 0; j < keys; j++)
            {
                var score = 0f;
                for (var c = 0; c < d; c++) score += mine[c] * kTile[j, c];
                weight[j] = score;
                larger = MathF.Max(larger, score);
            }

            // What is there so far counts in units of exp(max): 03.2's merge, once per tile.
            var rescale = MathF.Exp(max - larger);
            (max, sum) = (larger, sum * rescale);
            for (var c = 0; c < d; c++) output[c] *= rescale;
            for (var j = 0; j < keys; j++)
            {
                var p = MathF.Exp(weight[j] - max);
                sum += p;
                for (var c = 0; c < d; c++) output[c] += p * vTile[j, c];
            }
        }

        // o leaves the way q came.
        Group.Barrier();
        for (var c = 0; c < d; c++) kTile[Group.IdxX, c] = sum > 0 ? output[c] / sum : 0;
        Group.Barrier();
        Store(kTile, o, firstRow + top, firstRow + n);
        if (top + Group.IdxX < n) lse[firstRow + top + Group.IdxX] = sum > 0 ? max + MathF.Log(sum) : float.NegativeInfinity;
        //> // o[row, :] = softmax(q[row, :] * k^T / sqrt(d)) * v; lse[row] = ln(sum of exp(score))
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
