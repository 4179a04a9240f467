// rejected: busiest group
using ILGPU;
using ILGPU.Runtime;
using static Headroom.Tiling.Tiles;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

public static class SoftCap
{
    public static void Kernel(Rows q, Rows k, Rows v, Rows o, int n, float cap)
    {
        var (kTile, vTile) = (SharedMemory.Allocate2DDenseY<float>(new Index2D(Size, Pitch)),
            SharedMemory.Allocate2DDenseY<float>(new Index2D(Size, Pitch)));
        var (mine, sum, weight) =
            (LocalMemory.Allocate1D<float>(Size), LocalMemory.Allocate1D<float>(Size), LocalMemory.Allocate1D<float>(Size));
        var (lane, d, top, first) = (Group.IdxX, q.IntExtent.Y, Grid.IdxX * Size, Grid.IdxY * n);
        var (row, max, total) = (top + lane, float.MinValue, 0f);
        Load(q, first + top, first + n, kTile);
        Group.Barrier();
        for (var c = 0; c < d; c++) (mine[c], sum[c]) = (kTile[lane, c] / MathF.Sqrt(d), 0);
        // your turn: begin
        // The others have read their queries and leave.
        if (Grid.IdxX > 0) return;
        for (top = 0; top < n; top += Size)
        {
            (row, max, total) = (top + lane, float.MinValue, 0f);
            Group.Barrier();
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
        }
        // your turn: end
    }
}
