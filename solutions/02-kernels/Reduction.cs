// 02.4 Reduction. Objective: add n numbers with one atomic per group: each lane its share, then a tree, then shuffles.
// x [n], sum [1]; sum[0] is 0 at first. A group is 256 lanes = 8 warps; the grid is small, and n may be anything, fewer than its lanes too.
//   1. each lane adds elements of x that lie as many apart as the grid has lanes, so that a warp reads neighbours
//   2. the group's 256 sums become 64, then 32, in shared memory: a tree, at most 3 barriers
//   3. one warp adds its 32 values with Warp.ShuffleDown: no memory, no barrier
//   4. one lane adds the group's sum to sum[0] with Atomic.Add
// Out of scope: a second launch instead of atomics; float atomics make the order, and the last bits, vary. About 14 lines.
using ILGPU;
using ILGPU.Runtime;

public static class Reduction
{
    public static void Kernel(ArrayView1D<float, Stride1D.Dense> x, ArrayView1D<float, Stride1D.Dense> sum)
    {
        // your turn: begin
        var shared = SharedMemory.Allocate1D<float>(256);
        var lane = Group.IdxX;

        var own = 0f;
        for (var i = Grid.IdxX * 256 + lane; i < x.IntExtent; i += Grid.DimX * 256) own += x[i];
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
        //> // sum[0] += x[0] + x[1] + ... + x[n - 1]
        // your turn: end
    }
}
