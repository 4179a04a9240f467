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
        // a thread per query, tiles of k and v
    }

    public static void KeyGradients(
        Rows q, Rows k, Rows v, Rows go, ArrayView<float> lse, ArrayView<float> delta, Rows gk, Rows gv, int n, int m)
    {
        // a thread per key, tiles of q and go
    }
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
