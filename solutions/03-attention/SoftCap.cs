using ILGPU;
using ILGPU.Runtime;
using static Headroom.Tiling.Tiles;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 03.8 Add a feature: logit soft-cap. Objective: squeeze each score s smoothly between -cap and cap, to cap * tanh(s / cap).
// q, k, v, o [batch * heads * n, d]: row Grid.IdxY * n + i is query or key i of that head of all batch * heads. d is 32 or 64. Causal.
// s = q·k / sqrt(d), of any size, and so is cap, above 0. MathF.Tanh works in a kernel.
// Hidden keys stay hidden: the mask comes after the cap.
// Begin with your kernel of 03.4, without the log-sum-exp: a group of 64 threads, a thread per query from 64 * Grid.IdxX on.
// All threads load. All values are finite, those of hidden keys too.
// Load and Store move a tile of 64 rows. Budget: no byte and no barrier more.
// Out of scope: two features in one kernel, and the backward pass of either. About 36 lines.
public static class SoftCap
{
    public const int Tile = Size; // as 03.4 calls it; Pitch has the same name

    public static void Kernel(Rows q, Rows k, Rows v, Rows o, int n, float cap)
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
                weight[j] = cap * MathF.Tanh(weight[j] / cap);
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
