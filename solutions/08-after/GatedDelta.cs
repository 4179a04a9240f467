using Headroom.Counting;

// 08.4 The gated delta rule. Objective: correct a state instead of adding to it, and do a chunk of tokens with one look at the state.
// s [dk, dv]: row c at c * dv, changed in place. q, k [dk], v [dv]; of a chunk's n tokens q, k [n, dk], v [n, dv], a, beta [n]. One token:
//   s <- a (I - beta k k^T) s + beta k v^T, where a, 0 to 1, is what is kept, and beta, 0 to 1, how far s^T k is moved towards v.
// Step: one token, about 7 dk dv FLOPs; no matrix [dk, dk]. Read: s^T q times scale, [dv].
// Chunk: the same as Step and then Read with q[t], for each of n tokens, and no step for each of them. With d(j, i) the product of a over
//   tokens j + 1 to i, and s as it was before the chunk, the tokens write rows u[i], which solve a triangular system from the first one on:
//     u[i] = beta[i] (v[i] - d(-1, i) s^T k[i] - sum over j < i of d(j, i) (k[j]·k[i]) u[j])
//     o[i] = scale (d(-1, i) s^T q[i] + sum over j <= i of d(j, i) (k[j]·q[i]) u[j])
//     s <- d(-1, n - 1) s + sum over j of d(j, n - 1) k[j] u[j]^T
//   An a may be 0: quotients of products are then 0 / 0. n may be 0. At most 6 dk dv + 3 n (dk + dv) FLOPs a token, and few more; and no
//   operation waits for more than 2 dk + n * n / 2 + 8 n others, one after the other. Counted, as in 08.3, counts both.
// Out of scope: a decay per channel, learned gates. About 40 lines.
public static class GatedDelta
{
    // your turn: begin
    public static void Step(Counted[] s, Counted[] k, Counted[] v, Counted a, Counted beta)
    {
        var (dk, dv) = (k.Length, v.Length);
        for (var e = 0; e < dv; e++)
        {
            Counted recalled = 0;
            for (var c = 0; c < dk; c++) recalled += k[c] * s[c * dv + e];
            var change = beta * (v[e] - a * recalled);
            for (var c = 0; c < dk; c++) s[c * dv + e] = a * s[c * dv + e] + k[c] * change;
        }
    }

    public static Counted[] Read(Counted[] s, Counted[] q, int dv, Counted scale) => Read(s, q, dv, scale, 0);

    public static Counted[] Chunk(
        Counted[] s, Counted[] q, Counted[] k, Counted[] v, Counted[] a, Counted[] beta, int dk, int dv, Counted scale)
    {
        var (n, o, u) = (a.Length, new Counted[v.Length], new Counted[v.Length]);
        Counted[] kept = [.. Enumerable.Repeat<Counted>(1, n + 1)]; // kept[j + 1] = d(j, i) of the token i that is at work
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++) kept[j] *= a[i];
            var (recalled, read) = (Read(s, k, dv, kept[0], i), Read(s, q, dv, kept[0], i));
            for (var e = 0; e < dv; e++) u[i * dv + e] = v[i * dv + e] - recalled[e];
            for (var j = 0; j < i; j++)
            {
                var weight = kept[j + 1] * Dot(k, j, k, i, dk);
                for (var e = 0; e < dv; e++) u[i * dv + e] -= weight * u[j * dv + e];
            }
            for (var e = 0; e < dv; e++) u[i * dv + e] *= beta[i];
            for (var j = 0; j <= i; j++)
            {
                var weight = kept[j + 1] * Dot(k, j, q, i, dk);
                for (var e = 0; e < dv; e++) read[e] += weight * u[j * dv + e];
            }
            for (var e = 0; e < dv; e++) o[i * dv + e] = scale * read[e];
        }
        for (var at = 0; at < s.Length; at++) s[at] *= kept[0];
        for (var j = 0; j < n; j++)
            for (var c = 0; c < dk; c++)
            {
                var weight = kept[j + 1] * k[j * dk + c];
                for (var e = 0; e < dv; e++) s[c * dv + e] += weight * u[j * dv + e];
            }
        return o;
    }

    // Row `row` of x.
    private static Counted[] Read(Counted[] s, Counted[] x, int dv, Counted scale, int row)
    {
        var (dk, sum) = (s.Length / dv, new Counted[dv]);
        for (var c = 0; c < dk; c++)
            for (var e = 0; e < dv; e++) sum[e] += s[c * dv + e] * x[row * dk + c];
        return [.. sum.Select(value => scale * value)];
    }

    private static Counted Dot(Counted[] x, int i, Counted[] y, int j, int d)
    {
        Counted sum = 0;
        for (var c = 0; c < d; c++) sum += x[i * d + c] * y[j * d + c];
        return sum;
    }
    //> public static void Step(Counted[] s, Counted[] k, Counted[] v, Counted a, Counted beta) => throw new NotAttempted("08.4");
    //>
    //> public static Counted[] Read(Counted[] s, Counted[] q, int dv, Counted scale) => throw new NotAttempted("08.4");
    //>
    //> public static Counted[] Chunk(
    //>     Counted[] s, Counted[] q, Counted[] k, Counted[] v, Counted[] a, Counted[] beta, int dk, int dv, Counted scale) =>
    //>     throw new NotAttempted("08.4");
    // your turn: end
}
