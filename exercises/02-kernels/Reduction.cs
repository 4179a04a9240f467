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
        // sum[0] += x[0] + x[1] + ... + x[n - 1]
        // your turn: end
    }
}
