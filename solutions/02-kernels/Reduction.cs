// 02.4 Reduction. Objective: add n numbers with one atomic per group: each thread its share, then a tree, then shuffles.
// x [n], sum [1]; sum[0] is 0 at first. A group is 256 threads = 8 warps; the grid has any size; n may be anything, less than its threads.
//   1. each thread adds elements of x that lie as many apart as the grid has threads: a warp reads neighbours, and x is read once
//   2. the group's 256 sums become 64, then 32, in shared memory: a tree, at most 3 barriers
//   3. one warp adds its 32 values with Warp.ShuffleDown: no memory, no barrier
//   4. one thread adds the group's sum to sum[0] with Atomic.Add
// Out of scope: a second launch instead of atomics; float atomics make the order, and the last bits, vary. About 14 lines.
using ILGPU;
using ILGPU.Runtime;

public static class Reduction
{
    public static void Kernel(ArrayView1D<float, Stride1D.Dense> x, ArrayView1D<float, Stride1D.Dense> sum)
    {
        // your turn: begin
        var shared = SharedMemory.Allocate1D<float>(256);
        var thread = Group.IdxX;

        var own = 0f;
        for (var i = Grid.IdxX * 256 + thread; i < x.IntExtent; i += Grid.DimX * 256) own += x[i];
        shared[thread] = own;
        Group.Barrier();

        // 256 -> 128 -> 64; the upper half is read, the lower half is written
        for (var half = 128; half >= 64; half /= 2)
        {
            if (thread < half) shared[thread] += shared[thread + half];
            Group.Barrier();
        }

        if (thread >= 32) return; // no barrier below
        var total = shared[thread] + shared[thread + 32];
        for (var delta = 16; delta > 0; delta /= 2) total += Warp.ShuffleDown(total, delta);
        if (thread == 0) Atomic.Add(ref sum[0], total);
        //> // sum[0] += x[0] + x[1] + ... + x[n - 1]
        // your turn: end
    }
}
