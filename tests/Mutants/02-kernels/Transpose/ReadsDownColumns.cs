// rejected: over budget: sectors per request
using ILGPU;
using ILGPU.Runtime;

public static class Transpose
{
    public static void Kernel(ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> t)
    {
        var (toRow, toCol) = (Grid.IdxX * 32 + Group.IdxY, Grid.IdxY * 32 + Group.IdxX);
        if (toRow < t.IntExtent.X && toCol < t.IntExtent.Y) t[toRow, toCol] = a[toCol, toRow];
    }
}
