// rejected: the maximum began above the scores
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

public static class CausalFlash
{
    public const int Tile = 64;
    public const int Pitch = Tile + 1;

    public static void Kernel(Rows q, Rows k, Rows v, Rows o, ArrayView<float> lse)
    {
        var kTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch));
        var vTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch));
        var (mine, output, weight) = (LocalMemory.Allocate1D<float>(Tile), LocalMemory.Allocate1D<float>(Tile), LocalMemory.Allocate1D<float>(Tile));
        var (n, m, d) = (q.IntExtent.X / Grid.DimY, k.IntExtent.X / Grid.DimY, q.IntExtent.Y);
        var (top, firstRow, firstKey) = (Grid.IdxX * Tile, Grid.IdxY * n, Grid.IdxY * m);
        var position = m - n + top + Group.IdxX;
        var end = Math.Min(m, m - n + top + Tile);

        Load(q, firstRow + top, firstRow + n, kTile);
        Group.Barrier();
        for (var c = 0; c < d; c++) (mine[c], output[c]) = (kTile[Group.IdxX, c] / MathF.Sqrt(d), 0);
        var (max, sum) = (-10_000f, 0f);
        for (var start = 0; start < end; start += Tile)
        {
            Group.Barrier();
            Load(k, firstKey + start, firstKey + end, kTile);
            Load(v, firstKey + start, firstKey + end, vTile);
            Group.Barrier();

            var (keys, larger) = (Math.Min(Tile, position + 1 - start), max);
            for (var j = 0; j < keys; j++)
            {
                var score = 0f;
                for (var c = 0; c < d; c++) score += mine[c] * kTile[j, c];
                weight[j] = score;
                larger = MathF.Max(larger, score);
            }

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

        Group.Barrier();
        for (var c = 0; c < d; c++) kTile[Group.IdxX, c] = sum > 0 ? output[c] / sum : 0;
        Group.Barrier();
        Store(kTile, o, firstRow + top, firstRow + n);
        if (top + Group.IdxX < n) lse[firstRow + top + Group.IdxX] = sum > 0 ? max + MathF.Log(sum) : float.NegativeInfinity;
    }

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
            if (first + i / to.IntExtent.Y < end) to[first + i / to.IntExtent.Y, i % to.IntExtent.Y] = tile[i / to.IntExtent.Y, i % to.IntExtent.Y];
    }
}
