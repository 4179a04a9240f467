using ILGPU.Runtime;

namespace Headroom.Simulator.Testing.Kernels;

/// <summary>Matrix products on square matrices whose side is a multiple of 16.</summary>
public static class MatMul
{
    public const int Tile = 16;

    public static void Naive(
        ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> b, ArrayView2D<float, Stride2D.DenseY> c)
    {
        var row = Grid.GlobalIndex.Y;
        var col = Grid.GlobalIndex.X;
        var sum = 0f;
        for (var k = 0; k < a.IntExtent.Y; k++) sum += a[row, k] * b[k, col];
        c[row, col] = sum;
    }

    public static void Tiled(
        ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> b, ArrayView2D<float, Stride2D.DenseY> c)
    {
        var sa = SharedMemory.Allocate2D<float, Stride2D.DenseY>(new Index2D(Tile, Tile), new Stride2D.DenseY(Tile));
        var sb = SharedMemory.Allocate2D<float, Stride2D.DenseY>(new Index2D(Tile, Tile), new Stride2D.DenseY(Tile));
        var (x, y) = (Group.IdxX, Group.IdxY);
        var row = Grid.IdxY * Tile + y;
        var col = Grid.IdxX * Tile + x;
        var sum = 0f;
        for (var t = 0; t < a.IntExtent.Y; t += Tile)
        {
            sa[y, x] = a[row, t + x];
            sb[y, x] = b[t + y, col];
            Group.Barrier();
            for (var k = 0; k < Tile; k++) sum += sa[y, k] * sb[k, x];
            Group.Barrier();
        }
        c[row, col] = sum;
    }

    /// <summary>The second barrier is missing: a fast warp overwrites the tile that a slow one still reads.</summary>
    public static void TiledWithoutSecondBarrier(
        ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> b, ArrayView2D<float, Stride2D.DenseY> c)
    {
        var sa = SharedMemory.Allocate2D<float, Stride2D.DenseY>(new Index2D(Tile, Tile), new Stride2D.DenseY(Tile));
        var sb = SharedMemory.Allocate2D<float, Stride2D.DenseY>(new Index2D(Tile, Tile), new Stride2D.DenseY(Tile));
        var (x, y) = (Group.IdxX, Group.IdxY);
        var row = Grid.IdxY * Tile + y;
        var col = Grid.IdxX * Tile + x;
        var sum = 0f;
        for (var t = 0; t < a.IntExtent.Y; t += Tile)
        {
            sa[y, x] = a[row, t + x];
            sb[y, x] = b[t + y, col];
            Group.Barrier();
            for (var k = 0; k < Tile; k++) sum += sa[y, k] * sb[k, x];
        }
        c[row, col] = sum;
    }

    public static float[,] Reference(float[,] a, float[,] b)
    {
        var n = a.GetLength(0);
        var c = new float[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
            {
                var sum = 0f;
                for (var k = 0; k < n; k++) sum += a[i, k] * b[k, j];
                c[i, j] = sum;
            }
        return c;
    }

    public static float[,] Random(int n, int seed)
    {
        var random = new Random(seed);
        var values = new float[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) values[i, j] = random.NextSingle() - 0.5f;
        return values;
    }
}
