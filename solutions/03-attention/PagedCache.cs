using ILGPU;
using ILGPU.Runtime;
using static Headroom.Tiling.Tiles;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 03.8 Add a feature: paged K and V. Objective: read K and V through a block table, where they lie, and copy nothing.
// q, o [batch * heads * n, d]: row Grid.IdxY * n + i is query i of that head of all batch * heads. d is 32 or 64. Causal.
// k, v: pools of pages of 16 tokens that all sequences share. Token t of sequence b lies in page table[b, t / 16], as slot t % 16;
// slot s of page p of head h is row (p * heads + h) * 16 + s. table [batch, pages of a sequence], with -1 past a sequence's last page.
// Slots that no token has filled are not read.
// Begin with your kernel of 03.4, without the log-sum-exp: a group of 64 threads, a thread per query from 64 * Grid.IdxX on.
// All threads load. All values are finite, those of hidden keys too.
// Load and Store move a tile of 64 rows. Budget: the bytes of that kernel, and at most an eighth more for the table.
// Out of scope: two features in one kernel, and the backward pass of either. About 36 lines.
public static class PagedCache
{
    public const int Tile = Size; // as 03.4 calls it; Pitch has the same name

    public static void Kernel(Rows q, Rows k, Rows v, Rows o, int n, ArrayView2D<int, Stride2D.DenseY> table)
    {
        // your turn: begin
        var (kTile, vTile) = (SharedMemory.Allocate2DDenseY<float>(new Index2D(Size, Pitch)),
            SharedMemory.Allocate2DDenseY<float>(new Index2D(Size, Pitch)));
        var (mine, sum, weight) =
            (LocalMemory.Allocate1D<float>(Size), LocalMemory.Allocate1D<float>(Size), LocalMemory.Allocate1D<float>(Size));
        var (lane, d, top, first) = (Group.IdxX, q.IntExtent.Y, Grid.IdxX * Size, Grid.IdxY * n);
        var (row, max, total) = (top + lane, float.MinValue, 0f);
        Load(q, first + top, first + n, kTile);
        Group.Barrier();
        for (var c = 0; c < d; c++) (mine[c], sum[c]) = (kTile[lane, c] / MathF.Sqrt(d), 0);
        var (sequence, heads) = (Grid.IdxY / (Grid.DimY / table.IntExtent.X), Grid.DimY / table.IntExtent.X);
        for (var start = 0; start <= top; start += Size)
        {
            Group.Barrier(); // nobody reads the tiles any more
            for (var i = lane; i < Size * d; i += Size)
            {
                var (token, col, exists) = (start + i / d, i % d, start + i / d < n);
                var slot = exists ? (table[sequence, token / 16] * heads + Grid.IdxY % heads) * 16 + token % 16 : 0;
                (kTile[i / d, col], vTile[i / d, col]) = (exists ? k[slot, col] : 0, exists ? v[slot, col] : 0);
            }
            Group.Barrier(); // the tiles are complete
            var (keys, larger) = (Math.Min(Size, row + 1 - start), max);
            for (var j = 0; j < keys; j++)
            {
                weight[j] = 0;
                for (var c = 0; c < d; c++) weight[j] += mine[c] * kTile[j, c];
                larger = MathF.Max(larger, weight[j]);
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
        for (var c = 0; c < d; c++) kTile[lane, c] = sum[c] / total;
        Group.Barrier();
        Store(kTile, o, first + top, first + n);
        // your turn: end
    }
}
