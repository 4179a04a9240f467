// rejected: in arithmetic one of 8 warps does 25 % of the work
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 03.3 Flash attention. Objective: one kernel that keeps the scores on the chip and reads K and V once per tile of 64 queries.
// q, o [batch * heads * n, d]: row (b * heads + h) * n + i is query i of head h. k, v [batch * heads * m, d], likewise. d is 32 or 64.
// lse [batch * heads * n]: ln(sum of exp(score)) of each query, which the backward pass needs (03.7).
// A group of 64 threads has the 64 queries from 64 * Grid.IdxX on, of head Grid.IdxY of all batch * heads: one for each.
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
            (LocalMemory.Allocate1D<float>(2 * Tile), LocalMemory.Allocate1D<float>(2 * Tile), LocalMemory.Allocate1D<float>(Tile));
        var (maxima, sums) = (LocalMemory.Allocate1D<float>(2), LocalMemory.Allocate1D<float>(2));
        var (n, m, d) = (q.IntExtent.X / Grid.DimY, k.IntExtent.X / Grid.DimY, q.IntExtent.Y);
        var (top, firstRow, firstKey) = (Grid.IdxX * Tile, Grid.IdxY * n, Grid.IdxY * m);
        var length = lengths[Grid.IdxY / heads];
        var queries = Group.IdxX < 32 ? 2 : 0;
        Load(q, firstRow + top, firstRow + n, kTile);
        Group.Barrier();
        for (var r = 0; r < queries; r++)
        {
            (maxima[r], sums[r]) = (float.MinValue, 0f);
            for (var c = 0; c < d; c++) (mine[r * Tile + c], output[r * Tile + c]) = (kTile[Group.IdxX + 32 * r, c] / MathF.Sqrt(d), 0);
        }
        for (var start = 0; start < length; start += Tile)
        {
            Group.Barrier();
            Load(k, firstKey + start, firstKey + length, kTile);
            Load(v, firstKey + start, firstKey + length, vTile);
            Group.Barrier();
            var keys = Math.Min(Tile, length - start);
            for (var r = 0; r < queries; r++)
            {
                var larger = maxima[r];
                for (var j = 0; j < keys; j++)
                {
                    var score = 0f;
                    for (var c = 0; c < d; c++) score += mine[r * Tile + c] * kTile[j, c];
                    weight[j] = score;
                    larger = MathF.Max(larger, score);
                }
                var rescale = MathF.Exp(maxima[r] - larger);
                (maxima[r], sums[r]) = (larger, sums[r] * rescale);
                for (var c = 0; c < d; c++) output[r * Tile + c] *= rescale;
                for (var j = 0; j < keys; j++)
                {
                    var p = MathF.Exp(weight[j] - larger);
                    sums[r] += p;
                    for (var c = 0; c < d; c++) output[r * Tile + c] += p * vTile[j, c];
                }
            }
        }
        Group.Barrier();
        for (var r = 0; r < queries; r++)
        {
            var row = Group.IdxX + 32 * r;
            for (var c = 0; c < d; c++) kTile[row, c] = sums[r] > 0 ? output[r * Tile + c] / sums[r] : 0;
            if (top + row < n) lse[firstRow + top + row] = sums[r] > 0 ? maxima[r] + MathF.Log(sums[r]) : float.NegativeInfinity;
        }
        Group.Barrier();
        Store(kTile, o, firstRow + top, firstRow + n);
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
