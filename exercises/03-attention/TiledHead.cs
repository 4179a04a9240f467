using Headroom.Tiling;

// 03.9 Tiled attention in C#. Objective: one head, tile by tile, with every loop of the kernel (03.3) and nothing of the GPU.
// q, o [n, d]: float c of query i at i * d + c. lse [n], so n is lse.Length: ln(sum of exp(score)) of each query. n and d may be anything.
// k and v come through k.Load(start) and v.Load(start): rows start, start + 1, ... as an array [k.Size, d], the same array each time.
// A score is q·k / sqrt(d), and rises and falls by hundreds from tile to tile, within a tile, and from one query to the next.
// The first length keys count, maybe none; a tile may hold anything beyond them, NaN too. Without a key: o is 0, lse -infinity.
// Walk over tiles of k.Size queries, and for each of them once over the tiles of keys: each is loaded once per tile of queries, none kept.
// State per query as in 03.2: max, sum, d floats of output. A tile that raises max has both rescaled, once and not for each key.
// Where keys are many, allocate fewer floats than there are keys, all allocations together, on the stack and from pools too. Dot is given.
// Out of scope: masks (03.4), speed. About 30 lines.
public static class TiledHead
{
    // your turn: begin
    public static void Attend(float[] q, RowTiles k, RowTiles v, float[] o, float[] lse, int d, int length) =>
        throw new NotAttempted("03.9");
    // your turn: end

    // Row i of a times row j of b, both of d floats.
    private static float Dot(float[] a, int i, float[] b, int j, int d)
    {
        var sum = 0f;
        for (var c = 0; c < d; c++) sum += a[i * d + c] * b[j * d + c];
        return sum;
    }
}
