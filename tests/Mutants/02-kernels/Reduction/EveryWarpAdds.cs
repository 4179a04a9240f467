// rejected: over budget: atomic operations
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

        for (var half = 128; half >= 64; half /= 2)
        {
            if (lane < half) shared[lane] += shared[lane + half];
            Group.Barrier();
        }

        var total = lane < 64 ? shared[lane] : 0;
        for (var delta = 16; delta > 0; delta /= 2) total += Warp.ShuffleDown(total, delta);
        if (Warp.IsFirstLane) Atomic.Add(ref sum[0], total);
    }
}
