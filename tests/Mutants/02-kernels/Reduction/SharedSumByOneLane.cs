// rejected: over budget: shared requests
using ILGPU;
using ILGPU.Runtime;

public static class Reduction
{
    public static void Kernel(ArrayView1D<float, Stride1D.Dense> x, ArrayView1D<float, Stride1D.Dense> sum)
    {
        var shared = SharedMemory.Allocate1D<float>(256);
        var lane = Group.IdxX;

        var own = 0f;
        for (var i = Grid.IdxX * 256 + lane; i < x.IntExtent; i += Grid.DimX * 256) own += x[i];
        shared[lane] = own;
        Group.Barrier();

        if (lane > 0) return;
        var total = 0f;
        for (var i = 0; i < 256; i++) total += shared[i];
        Atomic.Add(ref sum[0], total);
    }
}
