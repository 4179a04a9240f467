using Headroom.Simulator;
using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Kernels;

/// <summary>A metered launch whose counts are known: 64 x 64 times 64 x 64 in tiles of 16 x 16.</summary>
internal static class TiledProduct
{
    private const int Side = 64, Tile = 16;

    public static LaunchReport Launch(ExecutionMode mode = ExecutionMode.Metered)
    {
        using var gpu = Gpu.Open(DeviceChoice.Simulator);
        using var recording = Recording.Start(new LaunchOptions { Mode = mode });
        using var a = gpu.Accelerator.Allocate2DDenseY(new float[Side, Side]);
        using var b = gpu.Accelerator.Allocate2DDenseY(new float[Side, Side]);
        using var c = gpu.Accelerator.Allocate2DDenseY<float>((Side, Side));
        var kernel = gpu.Accelerator.LoadStreamKernel<ArrayView2D<float, Stride2D.DenseY>, ArrayView2D<float, Stride2D.DenseY>,
            ArrayView2D<float, Stride2D.DenseY>>(Multiply);
        kernel((new Index2D(Side / Tile, Side / Tile), new Index2D(Tile, Tile)), a.View, b.View, c.View);
        return Assert.Single(recording.Launches);
    }

    private static void Multiply(
        ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> b, ArrayView2D<float, Stride2D.DenseY> c)
    {
        var left = SharedMemory.Allocate2D<float, Stride2D.DenseY>(new Index2D(Tile, Tile), new Stride2D.DenseY(Tile));
        var right = SharedMemory.Allocate2D<float, Stride2D.DenseY>(new Index2D(Tile, Tile), new Stride2D.DenseY(Tile));
        var (x, y) = (Group.IdxX, Group.IdxY);
        var (row, column, sum) = (Grid.IdxY * Tile + y, Grid.IdxX * Tile + x, 0f);
        for (var t = 0; t < a.IntExtent.Y; t += Tile)
        {
            left[y, x] = a[row, t + x];
            right[y, x] = b[t + y, column];
            Group.Barrier();
            for (var k = 0; k < Tile; k++) sum += left[y, k] * right[k, x];
            Group.Barrier();
        }
        c[row, column] = sum;
    }
}
