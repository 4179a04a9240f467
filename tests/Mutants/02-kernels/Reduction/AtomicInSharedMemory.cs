// rejected: over budget: atomic operations
using ILGPU;
using ILGPU.Runtime;

public static class Reduction
{
    public static void Kernel(ArrayView1D<float, Stride1D.Dense> x, ArrayView1D<float, Stride1D.Dense> sum)
    {
        var shared = SharedMemory.Allocate1D<float>(1);
        var lane = Group.IdxX;
        if (lane == 0) shared[0] = 0;
        Group.Barrier();

        var own = 0f;
        for (var i = Grid.IdxX * 256 + lane; i < x.IntExtent; i += Grid.DimX * 256) own += x[i];
        Atomic.Add(ref shared[0], own);
        Group.Barrier();

        if (lane == 0) Atomic.Add(ref sum[0], shared[0]);
    }
}
