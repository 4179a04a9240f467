using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;
using Row = ILGPU.Runtime.ArrayView1D<float, ILGPU.Stride1D.Dense>;

// 03.7 Backward. Objective: gradients of attention from its log-sum-exp alone: the weights are computed again, tile by tile, never stored.
// q, o, and the gradients go (of o) and gq: [heads * n, d]; k, v, gk, gv: [heads * m, d]; lse, delta [heads * n]. The head is Grid.IdxY.
// Causal, newest last: query i sees keys 0 to i + m - n. Where that is below 0 it sees none: lse is -infinity, gq must become 0.
// Any other lse is finite, near 0 or thousands away, and may be that of more keys than these: take it as it is.
//   p = exp(q·k / sqrt(d) - lse)    delta = sum of go * o    ds = p * (go·v - delta)
//   gv += p * go over queries       gq += ds * k / sqrt(d) over keys       gk += ds * q / sqrt(d) over queries
// Two launches of groups of 64 threads, one per row: threads own queries from 64 * Grid.IdxX on, then keys. No atomics, no [n, m] buffer.
// All threads of a group load. All values are finite, those of hidden keys too.
// Rows and Row hold up to 64 columns. Load, Store, Dot and Add are given. Out of scope: dropout, and one launch for all. About 58 lines.
public static class Backward
{
    public const int Tile = 64;
    public const int Pitch = Tile + 1;

    // your turn: begin
    // Writes gq, and delta for the second launch.
    public static void QueryGradients(
        Rows q, Rows k, Rows v, Rows o, Rows go, ArrayView<float> lse, Rows gq, ArrayView<float> delta, int n, int m)
    {
        var (a, b) = (SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch)),
            SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch)));
        var (mine, mineGo, sum) =
            (LocalMemory.Allocate1D<float>(Tile), LocalMemory.Allocate1D<float>(Tile), LocalMemory.Allocate1D<float>(Tile));
        var (lane, d, top, firstQ, firstK) = (Group.IdxX, q.IntExtent.Y, Grid.IdxX * Tile, Grid.IdxY * n, Grid.IdxY * m);
        var (row, scale, own, log) = (top + lane, 1 / MathF.Sqrt(d), 0f, 0f);

        Load(q, firstQ + top, firstQ + n, a);
        Load(go, firstQ + top, firstQ + n, b);
        Group.Barrier();
        for (var c = 0; c < d; c++) (mine[c], mineGo[c], sum[c]) = (a[lane, c] * scale, b[lane, c], 0);
        Group.Barrier();
        Load(o, firstQ + top, firstQ + n, a);
        Group.Barrier();
        own = Dot(mineGo, a, lane, d);
        if (row < n) (log, delta[firstQ + row]) = (lse[firstQ + row], own);

        var end = Math.Min(m, top + Tile + m - n); // no row of this group sees more
        for (var start = 0; start < end; start += Tile)
        {
            Group.Barrier();
            Load(k, firstK + start, firstK + m, a);
            Load(v, firstK + start, firstK + m, b);
            Group.Barrier();
            var keys = row < n ? Math.Min(Tile, row + m - n + 1 - start) : 0;
            for (var j = 0; j < keys; j++)
            {
                var p = MathF.Exp(Dot(mine, a, j, d) - log);
                Add(sum, p * (Dot(mineGo, b, j, d) - own) * scale, a, j, d);
            }
        }
        Group.Barrier();
        for (var c = 0; c < d; c++) a[lane, c] = sum[c];
        Group.Barrier();
        Store(a, gq, firstQ + top, firstQ + n);
    }

    public static void KeyGradients(
        Rows q, Rows k, Rows v, Rows go, ArrayView<float> lse, ArrayView<float> delta, Rows gk, Rows gv, int n, int m)
    {
        var (a, b) = (SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch)),
            SharedMemory.Allocate2DDenseY<float>(new Index2D(Tile, Pitch)));
        var (logs, deltas) = (SharedMemory.Allocate1D<float>(Tile), SharedMemory.Allocate1D<float>(Tile));
        var (mine, mineV, sumK, sumV) = (LocalMemory.Allocate1D<float>(Tile), LocalMemory.Allocate1D<float>(Tile),
            LocalMemory.Allocate1D<float>(Tile), LocalMemory.Allocate1D<float>(Tile));
        var (lane, d, left, firstQ, firstK) = (Group.IdxX, q.IntExtent.Y, Grid.IdxX * Tile, Grid.IdxY * n, Grid.IdxY * m);
        var (oldest, scale) = (left + lane - (m - n), 1 / MathF.Sqrt(d)); // the first query that sees this thread's key

        Load(k, firstK + left, firstK + m, a);
        Load(v, firstK + left, firstK + m, b);
        Group.Barrier();
        for (var c = 0; c < d; c++) (mine[c], mineV[c], sumK[c], sumV[c]) = (a[lane, c] * scale, b[lane, c], 0, 0);

        for (var start = Math.Max(0, left - (m - n)) / Tile * Tile; start < n; start += Tile)
        {
            Group.Barrier();
            Load(q, firstQ + start, firstQ + n, a);
            Load(go, firstQ + start, firstQ + n, b);
            if (start + lane < n) (logs[lane], deltas[lane]) = (lse[firstQ + start + lane], delta[firstQ + start + lane]);
            Group.Barrier();
            for (var i = Math.Max(0, oldest - start); i < Math.Min(Tile, n - start); i++)
            {
                var p = MathF.Exp(Dot(mine, a, i, d) - logs[i]);
                Add(sumV, p, b, i, d);
                Add(sumK, p * (Dot(mineV, b, i, d) - deltas[i]) * scale, a, i, d);
            }
        }
        Group.Barrier();
        for (var c = 0; c < d; c++) (a[lane, c], b[lane, c]) = (sumK[c], sumV[c]);
        Group.Barrier();
        Store(a, gk, firstK + left, firstK + m);
        Store(b, gv, firstK + left, firstK + m);
    }
    //> // Writes gq, and delta for the second launch.
    //> public static void QueryGradients(
    //>     Rows q, Rows k, Rows v, Rows o, Rows go, ArrayView<float> lse, Rows gq, ArrayView<float> delta, int n, int m)
    //> {
    //>     // a thread per query, tiles of k and v
    //> }
    //>
    //> public static void KeyGradients(
    //>     Rows q, Rows k, Rows v, Rows go, ArrayView<float> lse, ArrayView<float> delta, Rows gk, Rows gv, int n, int m)
    //> {
    //>     // a thread per key, tiles of q and go
    //> }
    // your turn: end

    // Rows first, first + 1, ... of from; 0 from row end on. The group walks along the rows, so that neighbours read neighbours.
    private static void Load(Rows from, int first, int end, Rows tile)
    {
        for (int i = Group.IdxX, d = from.IntExtent.Y; i < Tile * d; i += Tile)
            tile[i / d, i % d] = first + i / d < end ? from[first + i / d, i % d] : 0;
    }

    private static void Store(Rows tile, Rows to, int first, int end)
    {
        for (int i = Group.IdxX, d = to.IntExtent.Y; i < Tile * d && first + i / d < end; i += Tile)
            to[first + i / d, i % d] = tile[i / d, i % d];
    }

    private static float Dot(Row mine, Rows tile, int row, int d)
    {
        var sum = 0f;
        for (var c = 0; c < d; c++) sum += mine[c] * tile[row, c];
        return sum;
    }

    private static void Add(Row sum, float weight, Rows tile, int row, int d)
    {
        for (var c = 0; c < d; c++) sum[c] += weight * tile[row, c];
    }
}
