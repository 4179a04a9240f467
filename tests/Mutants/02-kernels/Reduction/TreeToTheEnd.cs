// rejected: over budget: barriers
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

        for (var half = 128; half >= 1; half /= 2)
        {
            if (lane < half) shared[lane] += shared[lane + half];
            Group.Barrier();
        }

        if (lane == 0) Atomic.Add(ref sum[0], shared[0]);
    }
}
