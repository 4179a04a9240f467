// rejected: over budget: bytes from memory
using ILGPU;
using ILGPU.Runtime;

public static class TiledMatMul
{
    public static void Kernel(
        ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> b, ArrayView2D<float, Stride2D.DenseY> c)
    {
        var (row, col) = (Grid.IdxY * 16 + Group.IdxY, Grid.IdxX * 16 + Group.IdxX);
        if (row >= a.IntExtent.X || col >= b.IntExtent.Y) return;
        var sum = 0f;
        for (var i = 0; i < a.IntExtent.Y; i++) sum += a[row, i] * b[i, col];
        c[row, col] = sum;
    }
}
