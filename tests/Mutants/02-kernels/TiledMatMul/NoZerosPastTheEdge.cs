// rejected: before anything is written there
using ILGPU;
using ILGPU.Runtime;

public static class TiledMatMul
{
    public static void Kernel(
        ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> b, ArrayView2D<float, Stride2D.DenseY> c)
    {
        var tileA = SharedMemory.Allocate2DDenseY<float>(new Index2D(16, 16));
        var tileB = SharedMemory.Allocate2DDenseY<float>(new Index2D(16, 16));
        var (x, y) = (Group.IdxX, Group.IdxY);
        var (row, col) = (Grid.IdxY * 16 + y, Grid.IdxX * 16 + x);
        var (m, k, n) = (a.IntExtent.X, a.IntExtent.Y, b.IntExtent.Y);

        var sum = 0f;
        for (var from = 0; from < k; from += 16)
        {
            if (row < m && from + x < k) tileA[y, x] = a[row, from + x];
            if (from + y < k && col < n) tileB[y, x] = b[from + y, col];
            Group.Barrier();
            for (var i = 0; i < 16; i++) sum += tileA[y, i] * tileB[i, x];
            Group.Barrier();
        }
        if (row < m && col < n) c[row, col] = sum;
    }
}
