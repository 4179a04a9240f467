// rejected: stays where it was
using ILGPU;
using ILGPU.Runtime;

public static class Transpose
{
    public static void Kernel(ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> t)
    {
        var tile = SharedMemory.Allocate2DDenseY<float>(new Index2D(32, 33));
        var (x, y) = (Group.IdxX, Group.IdxY);

        var (row, col) = (Grid.IdxY * 32 + y, Grid.IdxX * 32 + x);
        if (row < a.IntExtent.X && col < a.IntExtent.Y) tile[y, x] = a[row, col];
        Group.Barrier();

        var (toRow, toCol) = (Grid.IdxY * 32 + y, Grid.IdxX * 32 + x);
        if (toRow < t.IntExtent.X && toCol < t.IntExtent.Y) t[toRow, toCol] = tile[x, y];
    }
}
