// rejected: a race for shared
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

        for (var half = 128; half >= 64; half /= 2)
        {
            if (lane < half) shared[lane] += shared[lane + half];
            Group.Barrier();
        }

        if (lane >= 32) return;
        var total = shared[lane] + shared[lane + 32];
        for (var delta = 16; delta > 0; delta /= 2) total += Warp.ShuffleDown(total, delta);
        if (lane == 0) Atomic.Add(ref sum[0], total);
    }
}
