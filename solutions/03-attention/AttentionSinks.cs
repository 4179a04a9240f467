using ILGPU;
using ILGPU.Runtime;
using static Headroom.Tiling.Tiles;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 03.8 Add a feature: attention sinks. Objective: let a head attend to nothing: one more score per head, which has a weight and no value.
// q, k, v, o [batch * heads * n, d]: row Grid.IdxY * n + i is query or key i of that head of all batch * heads. d is 32 or 64. Causal.
// sinks [heads]: head h of sequence b is Grid.IdxY = b * heads + h. o = sum of exp(s_j) v_j / (exp(sinks[h]) + sum of exp(s_j)).
// Begin with your kernel of 03.4, without the log-sum-exp: a group of 64 threads, a thread per query from 64 * Grid.IdxX on.
// All threads load. All values are finite, those of hidden keys too.
// Load and Store move a tile of 64 rows. Budget: no barrier more, and no byte but the sinks.
// Out of scope: two features in one kernel, and the backward pass of either. About 36 lines.
public static class AttentionSinks
{
    public const int Tile = Size; // as 03.4 calls it; Pitch has the same name

    public static void Kernel(Rows q, Rows k, Rows v, Rows o, int n, ArrayView<float> sinks)
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
        for (var start = 0; start <= top; start += Size)
        {
            Group.Barrier(); // nobody reads the tiles any more
            Load(k, first + start, first + n, kTile);
            Load(v, first + start, first + n, vTile);
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
        // The sink counts in units of exp(max) too. Far above it exp overflows, and sum / infinity is 0, as it should be.
        total += MathF.Exp(sinks[Grid.IdxY % sinks.IntLength] - max);
        for (var c = 0; c < d; c++) kTile[lane, c] = sum[c] / total;
        Group.Barrier();
        Store(kTile, o, first + top, first + n);
        // your turn: end
    }
}
