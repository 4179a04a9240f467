// rejected: over budget: sectors per request
using ILGPU;
using ILGPU.Runtime;

public static class Transpose
{
    public static void Kernel(ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> t)
    {
        var tile = SharedMemory.Allocate2DDenseY<float>(new Index2D(32, 33));
        var (x, y) = (Group.IdxX, Group.IdxY);
        var (row, col) = (Grid.IdxY * 32 + y, Grid.IdxX * 32 + x);
        var inside = row < a.IntExtent.X && col < a.IntExtent.Y;
        if (inside) tile[y, x] = a[row, col];
        Group.Barrier();
        if (inside) t[col, row] = tile[y, x];
    }
}
