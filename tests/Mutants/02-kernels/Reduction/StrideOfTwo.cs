// rejected: over budget: wavefronts per request
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

        for (var step = 1; step < 4; step *= 2)
        {
            if (lane < 128 / step) shared[2 * step * lane] += shared[2 * step * lane + step];
            Group.Barrier();
        }

        if (lane >= 32) return;
        var total = shared[4 * lane] + shared[4 * lane + 128];
        for (var delta = 16; delta > 0; delta /= 2) total += Warp.ShuffleDown(total, delta);
        if (lane == 0) Atomic.Add(ref sum[0], total);
    }
}
