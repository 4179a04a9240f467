using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

// 03.1 Three-kernel attention. Objective: write attention as textbooks do, and see on the meter what its scores cost.
// q, o [batch * heads * n, d]: row (b * heads + h) * n + i is query i of head h. k, v [batch * heads * m, d], likewise. d is 32 or 64.
// s [batch * heads * n, m] is memory for the scores. Of the m keys, sequence b has the first lengths[b], maybe none; the rest is padding.
// Scores: s[row, key] = q[row, :] * k[key, :] / sqrt(d), -infinity for padding. Groups of 64 threads; group (x, y, z) has the 64 keys from
//   64 * x on and the 64 queries from 64 * y on, of head z of all batch * heads.
// Softmax: each row of s in place. One warp of 32 lanes per row, Grid.IdxX; Warp.ShuffleXor needs no barrier. Nothing to see: all 0.
// WeightedSum: o[row, :] = sum of s[row, key] * v[key, :]. Groups of 64 threads; group (x, y) has the 64 queries from 64 * x on of head y.
// Out of scope: doing without s (03.3). About 50 lines. v1 of the kernel: right, and s crosses the memory bus five times.
public static class ThreeKernels
{
    public const int Tile = 64;
    public const int Pitch = Tile + 1; // lanes that walk down a column hit 32 different banks

    // your turn: begin
    public static void Scores(Rows q, Rows k, Rows s, ArrayView<int> lengths, int heads) { }
    public static void Softmax(Rows s) { }
    public static void WeightedSum(Rows s, Rows v, Rows o) { }
    // your turn: end

    // Rows first, first + 1, ... of from; 0 from row end on. The group walks along the rows, so that neighbours read neighbours.
    private static void Load(Rows from, int first, int end, Rows tile)
    {
        for (var i = Group.IdxX; i < Tile * from.IntExtent.Y; i += Tile)
        {
            var (row, col) = (i / from.IntExtent.Y, i % from.IntExtent.Y);
            tile[row, col] = first + row < end ? from[first + row, col] : 0;
        }
    }
}
