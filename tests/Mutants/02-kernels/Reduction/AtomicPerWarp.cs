// rejected: over budget: atomic operations
using ILGPU;
using ILGPU.Runtime;

public static class Reduction
{
    public static void Kernel(ArrayView1D<float, Stride1D.Dense> x, ArrayView1D<float, Stride1D.Dense> sum)
    {
        var total = 0f;
        for (var i = Grid.IdxX * 256 + Group.IdxX; i < x.IntExtent; i += Grid.DimX * 256) total += x[i];
        for (var delta = 16; delta > 0; delta /= 2) total += Warp.ShuffleDown(total, delta);
        if (Warp.IsFirstLane) Atomic.Add(ref sum[0], total);
    }
}
