// rejected: over budget: atomic operations
using ILGPU;
using ILGPU.Runtime;

public static class Reduction
{
    public static void Kernel(ArrayView1D<float, Stride1D.Dense> x, ArrayView1D<float, Stride1D.Dense> sum)
    {
        var own = 0f;
        for (var i = Grid.IdxX * 256 + Group.IdxX; i < x.IntExtent; i += Grid.DimX * 256) own += x[i];
        Atomic.Add(ref sum[0], own);
    }
}
