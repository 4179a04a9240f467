// rejected: 1 of 8 groups works
using ILGPU;
using ILGPU.Runtime;

public static class Reduction
{
    public static void Kernel(ArrayView1D<float, Stride1D.Dense> x, ArrayView1D<float, Stride1D.Dense> sum)
    {
        // your turn: begin
        var shared = SharedMemory.Allocate1D<float>(256);
        var lane = Group.IdxX;

        if (Grid.IdxX > 0) return;
        var own = 0f;
        for (var i = lane; i < x.IntExtent; i += 256) own += x[i];
        shared[lane] = own;
        Group.Barrier();

        // 256 -> 128 -> 64; the upper half is read, the lower half is written
        for (var half = 128; half >= 64; half /= 2)
        {
            if (lane < half) shared[lane] += shared[lane + half];
            Group.Barrier();
        }

        if (lane >= 32) return; // no barrier below
        var total = shared[lane] + shared[lane + 32];
        for (var delta = 16; delta > 0; delta /= 2) total += Warp.ShuffleDown(total, delta);
        if (lane == 0) Atomic.Add(ref sum[0], total);
        // your turn: end
    }
}
