// rejected: over budget: sectors per request
using ILGPU;
using ILGPU.Runtime;

public static class Transpose
{
    public static void Kernel(ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> t)
    {
        var (row, col) = (Grid.GlobalIndex.Y, Grid.GlobalIndex.X);
        if (row < a.IntExtent.X && col < a.IntExtent.Y) t[col, row] = a[row, col];
    }
}
