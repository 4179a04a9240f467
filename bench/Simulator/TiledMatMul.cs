using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Bench.Simulator;

/// <summary>
/// c = a b for square matrices whose side is a multiple of 16: as a kernel with shared tiles, and as loops fissioned by hand at its
/// barriers.
/// </summary>
public static class TiledMatMul
{
    public const int Tile = 16;

    public static void Kernel(
        ArrayView2D<float, Stride2D.DenseY> a, ArrayView2D<float, Stride2D.DenseY> b, ArrayView2D<float, Stride2D.DenseY> c)
    {
        var (x, y) = (Group.IdxX, Group.IdxY);
        var (row, column) = (Grid.IdxY * Tile + y, Grid.IdxX * Tile + x);
        var left = SharedMemory.Allocate<float>(Tile * Tile);
        var right = SharedMemory.Allocate<float>(Tile * Tile);
        var sum = 0f;
        for (var k = 0; k < a.IntExtent.Y; k += Tile)
        {
            left[y * Tile + x] = a[row, k + x];
            right[y * Tile + x] = b[k + y, column];
            Group.Barrier();
            for (var i = 0; i < Tile; i++) sum += left[y * Tile + i] * right[i * Tile + x];
            Group.Barrier();
        }
        c[row, column] = sum;
    }

    /// <summary>
    /// What a compiler that cuts the kernel at its barriers would make of it: a loop over the lanes between two barriers.
    /// </summary>
    public static void Fissioned(float[,] a, float[,] b, float[,] c)
    {
        var n = a.GetLength(0);
        var (left, right, sums) = (new float[Tile * Tile], new float[Tile * Tile], new float[Tile * Tile]);
        for (var top = 0; top < n; top += Tile)
            for (var start = 0; start < n; start += Tile)
            {
                Array.Clear(sums);
                for (var k = 0; k < n; k += Tile)
                {
                    for (var y = 0; y < Tile; y++)
                        for (var x = 0; x < Tile; x++)
                        {
                            left[y * Tile + x] = a[top + y, k + x];
                            right[y * Tile + x] = b[k + y, start + x];
                        }
                    for (var y = 0; y < Tile; y++)
                        for (var x = 0; x < Tile; x++)
                        {
                            var sum = sums[y * Tile + x];
                            for (var i = 0; i < Tile; i++) sum += left[y * Tile + i] * right[i * Tile + x];
                            sums[y * Tile + x] = sum;
                        }
                }
                for (var y = 0; y < Tile; y++)
                    for (var x = 0; x < Tile; x++) c[top + y, start + x] = sums[y * Tile + x];
            }
    }
}
