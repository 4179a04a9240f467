using Headroom.Counting;

// 08.3 Linear attention. Objective: compute it token by token, all at once, and in chunks; count all three, and say where it beats flash.
// One causal head. q, k [n, dk], v and the result [n, dv]: row t at t * dk or t * dv. Pairs (t, j) with j <= t count, no softmax:
//   o[t] = sum over j <= t of (q[t]·k[j]) v[j]; where isNormalised, divided by the sum over j <= t of q[t]·k[j]. n may be 0.
// Recurrent: a state [dk, dv] of k v^T, and z [dk] of k. Each token writes, then reads: 4 dk dv FLOPs, and few more, whatever n is.
// Parallel: no state; the pairs of the mask alone: 2 (dk + dv) FLOPs each, n (n + 1) / 2 of them, and few more.
// Chunked: inside a chunk the pairs, and what lies before it through the state. The last chunk may be shorter.
// Counted is a float that counts its arithmetic: 0 and other constants convert. A multiply and an add are 2 FLOPs.
// Formulas, divisions and z left out. A state is read by each token and written by each, the first chunk's too:
//   ChunkedFlops: those of the pairs of all chunks, and 4 dk dv a token. ChunkedBytes: q, k, v, o once, elementBytes each; and for each
//   chunk, begun or full, a state of stateBytes an element is written once and read once.
//   FlashFlops, FlashBytes: pairs as in Parallel; q, k, v, o once.
// Crossover: of an accelerator with peak FLOP/s and bandwidth B/s, dk = dv = d. The least n, in whole chunks, at which the roofline's time
//   for Chunked, max(FLOPs / peak, bytes / bandwidth), is below flash's.
// Out of scope: decay (08.4), kernels, feature maps. About 45 lines.
public static class LinearAttention
{
    // your turn: begin
    public static Counted[] Recurrent(Counted[] q, Counted[] k, Counted[] v, int dk, int dv, bool isNormalised)
    {
        var (n, o, state, z) = (q.Length / dk, new Counted[v.Length], new Counted[dk * dv], new Counted[dk]);
        for (var t = 0; t < n; t++)
        {
            Write(state, z, k, v, t, dk, dv);
            Divide(o, t, dv, Read(state, z, q, o, t, dk, dv), isNormalised);
        }
        return o;
    }

    public static Counted[] Parallel(Counted[] q, Counted[] k, Counted[] v, int dk, int dv, bool isNormalised)
    {
        var (n, o) = (q.Length / dk, new Counted[v.Length]);
        for (var t = 0; t < n; t++) Divide(o, t, dv, Pairs(q, k, v, o, t, 0, dk, dv), isNormalised);
        return o;
    }

    public static Counted[] Chunked(Counted[] q, Counted[] k, Counted[] v, int dk, int dv, int chunk, bool isNormalised)
    {
        var (n, o, state, z) = (q.Length / dk, new Counted[v.Length], new Counted[dk * dv], new Counted[dk]);
        for (var first = 0; first < n; first += chunk)
        {
            var end = Math.Min(n, first + chunk);
            for (var t = first; t < end; t++)
                Divide(o, t, dv, Read(state, z, q, o, t, dk, dv) + Pairs(q, k, v, o, t, first, dk, dv), isNormalised);
            for (var t = first; t < end; t++) Write(state, z, k, v, t, dk, dv);
        }
        return o;
    }

    // o[t] += state^T q[t]; the same of z is the sum of scores.
    private static Counted Read(Counted[] state, Counted[] z, Counted[] q, Counted[] o, int t, int dk, int dv)
    {
        Counted total = 0;
        for (var c = 0; c < dk; c++)
        {
            total += q[t * dk + c] * z[c];
            for (var e = 0; e < dv; e++) o[t * dv + e] += q[t * dk + c] * state[c * dv + e];
        }
        return total;
    }

    private static void Write(Counted[] state, Counted[] z, Counted[] k, Counted[] v, int t, int dk, int dv)
    {
        for (var c = 0; c < dk; c++)
        {
            z[c] += k[t * dk + c];
            for (var e = 0; e < dv; e++) state[c * dv + e] += k[t * dk + c] * v[t * dv + e];
        }
    }

    private static Counted Pairs(Counted[] q, Counted[] k, Counted[] v, Counted[] o, int t, int first, int dk, int dv)
    {
        Counted total = 0;
        for (var j = first; j <= t; j++)
        {
            Counted score = 0;
            for (var c = 0; c < dk; c++) score += q[t * dk + c] * k[j * dk + c];
            for (var e = 0; e < dv; e++) o[t * dv + e] += score * v[j * dv + e];
            total += score;
        }
        return total;
    }

    private static void Divide(Counted[] o, int t, int dv, Counted total, bool isNormalised)
    {
        for (var e = 0; e < dv && isNormalised; e++) o[t * dv + e] /= total;
    }

    public static double ChunkedFlops(long n, int dk, int dv, int chunk)
    {
        double PairFlops(long tokens) => FlashFlops(tokens, dk, dv);
        return n / chunk * PairFlops(chunk) + PairFlops(n % chunk) + 4.0 * n * dk * dv;
    }

    public static double ChunkedBytes(long n, int dk, int dv, int chunk, double elementBytes, double stateBytes) =>
        FlashBytes(n, dk, dv, elementBytes) + 2.0 * ((n + chunk - 1) / chunk) * dk * dv * stateBytes;

    public static double FlashFlops(long n, int dk, int dv) => (dk + dv) * ((double)n * (n + 1));

    public static double FlashBytes(long n, int dk, int dv, double elementBytes) => 2.0 * n * (dk + dv) * elementBytes;

    public static long Crossover(int d, int chunk, double elementBytes, double stateBytes, double peak, double bandwidth)
    {
        double Time(double flops, double bytes) => Math.Max(flops / peak, bytes / bandwidth);
        var n = (long)chunk;
        while (Time(ChunkedFlops(n, d, d, chunk), ChunkedBytes(n, d, d, chunk, elementBytes, stateBytes))
            >= Time(FlashFlops(n, d, d), FlashBytes(n, d, d, elementBytes))) n += chunk;
        return n;
    }
    //> public static Counted[] Recurrent(Counted[] q, Counted[] k, Counted[] v, int dk, int dv, bool isNormalised) =>
    //>     throw new NotAttempted("08.3");
    //>
    //> public static Counted[] Parallel(Counted[] q, Counted[] k, Counted[] v, int dk, int dv, bool isNormalised) =>
    //>     throw new NotAttempted("08.3");
    //>
    //> public static Counted[] Chunked(Counted[] q, Counted[] k, Counted[] v, int dk, int dv, int chunk, bool isNormalised) =>
    //>     throw new NotAttempted("08.3");
    //>
    //> public static double ChunkedFlops(long n, int dk, int dv, int chunk) => throw new NotAttempted("08.3");
    //>
    //> public static double ChunkedBytes(long n, int dk, int dv, int chunk, double elementBytes, double stateBytes) =>
    //>     throw new NotAttempted("08.3");
    //>
    //> public static double FlashFlops(long n, int dk, int dv) => throw new NotAttempted("08.3");
    //>
    //> public static double FlashBytes(long n, int dk, int dv, double elementBytes) => throw new NotAttempted("08.3");
    //>
    //> public static long Crossover(int d, int chunk, double elementBytes, double stateBytes, double peak, double bandwidth) =>
    //>     throw new NotAttempted("08.3");
    // your turn: end
}
