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
    public static void Scores(Rows q, Rows k, Rows s, ArrayView<int> lengths, int heads)
    {
        var qTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch));
        var kTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch));
        var (n, m, d, head) = (q.IntExtent.X / Grid.DimZ, s.IntExtent.Y, q.IntExtent.Y, Grid.IdxZ);
        var (left, top) = (Grid.IdxX * Tile, Grid.IdxY * Tile);

        Load(q, head * n + top, head * n + n, qTile);
        Load(k, head * m + left, head * m + m, kTile);
        Group.Barrier();

        // A thread has one key and walks down the queries, so that neighbours write neighbours.
        var key = left + Group.IdxX;
        var isReal = key < lengths[head / heads];
        for (var i = 0; i < Math.Min(Tile, n - top) && key < m; i++)
        {
            var score = 0f;
            for (var c = 0; c < d; c++) score += qTile[i, c] * kTile[Group.IdxX, c];
            s[head * n + top + i, key] = isReal ? score / MathF.Sqrt(d) : float.NegativeInfinity;
        }
    }

    public static void Softmax(Rows s)
    {
        var (row, m) = (Grid.IdxX, s.IntExtent.Y);
        var (max, sum) = (float.MinValue, 0f);
        for (var key = Group.IdxX; key < m; key += 32)
        {
            var score = s[row, key];
            var larger = MathF.Max(max, score);
            sum = sum * MathF.Exp(max - larger) + MathF.Exp(score - larger);
            max = larger;
        }
        for (var apart = 16; apart > 0; apart /= 2)
        {
            var (otherMax, otherSum) = (Warp.ShuffleXor(max, apart), Warp.ShuffleXor(sum, apart));
            var larger = MathF.Max(max, otherMax);
            sum = sum * MathF.Exp(max - larger) + otherSum * MathF.Exp(otherMax - larger);
            max = larger;
        }
        for (var key = Group.IdxX; key < m; key += 32) s[row, key] = sum > 0 ? MathF.Exp(s[row, key] - max) / sum : 0;
    }

    public static void WeightedSum(Rows s, Rows v, Rows o)
    {
        var sTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch));
        var vTile = SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch));
        var sums = LocalMemory.Allocate1D<float>(Tile);
        var (n, m, d, head) = (s.IntExtent.X / Grid.DimY, s.IntExtent.Y, o.IntExtent.Y, Grid.IdxY);
        var top = Grid.IdxX * Tile;

        // A thread has one column of o: of every row if d is 64, of every other row if d is 32.
        var (col, first, step) = (Group.IdxX % d, Group.IdxX / d, Tile / d);
        for (var i = first; i < Tile; i += step) sums[i] = 0;
        for (var start = 0; start < m; start += Tile)
        {
            var keys = Math.Min(Tile, m - start);
            Load(s.SubView(new Index2D(0, start), new Index2D(s.IntExtent.X, keys)), head * n + top, head * n + n, sTile);
            Load(v, head * m + start, head * m + m, vTile);
            Group.Barrier(); // the tiles are complete
            for (var i = first; i < Tile; i += step)
            {
                var sum = sums[i];
                for (var j = 0; j < keys; j++) sum += sTile[i, j] * vTile[j, col];
                sums[i] = sum;
            }
            Group.Barrier(); // nobody reads them any more
        }
        for (var i = first; i < Math.Min(Tile, n - top); i += step) o[head * n + top + i, col] = sums[i];
    }
    //> public static void Scores(Rows q, Rows k, Rows s, ArrayView<int> lengths, int heads) { }
    //> public static void Softmax(Rows s) { }
    //> public static void WeightedSum(Rows s, Rows v, Rows o) { }
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
