using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Graders;

/// <summary>
/// What the features of 03.8 share: causal attention of drawn heads with one rule more, and the mistakes that one can make about it.
/// </summary>
public abstract class FeatureGrader : KernelGrader
{
    private protected const int Tile = 64;

    private protected const string NoEffect = "this is plain causal attention: the feature has no effect yet";

    /// <summary>The four buffers of a launch; o is poisoned.</summary>
    private protected sealed record Buffers(
        MemoryBuffer2D<float, Stride2D.DenseY> Q, MemoryBuffer2D<float, Stride2D.DenseY> K,
        MemoryBuffer2D<float, Stride2D.DenseY> V, MemoryBuffer2D<float, Stride2D.DenseY> O);

    /// <summary>One launch of a group per 64 queries and head, compared with <paramref name="expected"/>.</summary>
    /// <param name="size">The largest value added to or made of a score, whose roundings count on top of those of q·k.</param>
    /// <param name="mistakes">Says what wrong rules would give.</param>
    private protected void Attend(
        string name, AttentionInput x, Delegate kernel, Action<KernelConfig, Buffers> launch, double[] expected, double size,
        Action<ArrayExpectation> mistakes, Action? then = null) =>
        Case($"{x.Batch} x {x.Heads} heads of {x.N} tokens, d {x.D}: {name}", () =>
        {
            var (queries, keys) = (x.Q.Length / x.D, x.K.Length / x.D);
            var buffers = new Buffers(
                Upload2D("q", x.Q, queries, x.D), Upload2D("k", x.K, keys, x.D), Upload2D("v", x.V, keys, x.D),
                Upload2D(Poisoned(x.Q.Length), queries, x.D));
            var groups = new Index2D((x.N + Tile - 1) / Tile, x.AllHeads);
            Launch(kernel, () => launch(new KernelConfig(groups, new Index2D(Tile, 1)), buffers));

            var got = Download(buffers.O);
            // 4 roundings of a score of that size, in numerator and denominator.
            var allowed = Tolerance.Absolute(x.Allowed.AbsolutePart + 8 * Tolerance.Float32Roundoff * size * x.V.Max(MathF.Abs));
            mistakes(Elements("o", got, expected, allowed, ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N), ("columns", x.D)));
            then?.Invoke();
        }, "float32");

    /// <summary>o [batch * heads * n, d] in float64. <paramref name="score"/> gets head, query, key and q·k / sqrt(d).</summary>
    private protected static double[] Causal(
        AttentionInput x, Func<int, int, int, double, double> score, Func<int, double, double>? share = null) =>
        All(x, (h, i, j, s) => j <= i ? score(h, i, j, s) : double.NegativeInfinity, share);

    /// <summary>
    /// As <see cref="Causal"/>, with every key in sight; minus infinity hides one. <paramref name="share"/> turns head and log-sum-exp into
    /// a factor of o.
    /// </summary>
    private protected static double[] All(
        AttentionInput x, Func<int, int, int, double, double> score, Func<int, double, double>? share = null)
    {
        var (o, rows) = (new double[x.Q.Length], x.N * x.D);
        for (var flat = 0; flat < x.AllHeads; flat++)
        {
            var at = flat * rows;
            var head =
                ReferenceHead.Of(x.Q.AsSpan(at, rows), x.K.AsSpan(at, rows), x.V.AsSpan(at, rows), x.D, (i, j, s) => score(flat, i, j, s));
            for (var e = 0; e < rows; e++) o[at + e] = head.O[e] * (share?.Invoke(flat, head.Lse[e / x.D]) ?? 1);
        }
        return o;
    }

    /// <summary>
    /// The counts of the last case, n a multiple of 64: <paramref name="pairs"/> tiles of keys per head over all its tiles of queries.
    /// </summary>
    /// <param name="busiest">Tiles of keys of the group that has most; null where the shape is not the largest.</param>
    private protected void Budget(
        AttentionInput x, int pairs, double more = 0, double? naive = null, string? likely = null, int? busiest = null)
    {
        NaiveIs("causal attention without the feature");
        Count(x, pairs, more, naive, likely ?? "K and V come from memory more often than once per tile of queries that sees them");
        if (busiest is { } most) SpreadOver(x.AllHeads * (x.N / Tile), busiest: (double)most / pairs / x.AllHeads);
    }

    /// <summary>Pairs of tiles that a causal mask leaves.</summary>
    private protected static int CausalPairs(int n) => n / Tile * (n / Tile + 1) / 2;

    // q once in and o once out; 64 rows of k and 64 of v per pair of tiles; at most 1.15x. more: what the feature itself reads.
    // FLOPs: 2 products of d, a multiply and an add each, for the 64 x 64 scores of every pair of tiles: 4 * d * 4,096 at most 1.15x,
    // which whole tiles on the diagonal stay within. Rescaling and exponentials take less than a thread saves by stopping at its own key.
    // Barriers: 2 per pair; q and o pass through a tile, 3 more per group, at most 4.
    private void Count(AttentionInput x, int pairs, double more, double? naive, string likely)
    {
        AtMost(Counter.Bytes, 1.15 * (Bytes(x, pairs) + more), naive: naive is { } all ? Bytes(x, (int)all) : null, likely: likely,
            once: sizeof(float) * (double)x.D * x.AllHeads * 4 * x.N);
        AtMost(Counter.Flops, Math.Floor(1.15 * x.AllHeads * pairs * 4.0 * x.D * Tile * Tile),
            naive: naive is { } every ? x.AllHeads * every * 4.0 * x.D * Tile * Tile : null,
            likely: "scores of tiles that no query of the group sees");
        AtMost(Counter.WavefrontsPerRequest, 1.1);
        AtMost(Counter.Barriers, x.AllHeads * (2.0 * pairs + 4.0 * (x.N / Tile)),
            likely: "two barriers per tile are enough: when it is complete, and when nobody reads it any more");
    }

    private static double Bytes(AttentionInput x, int pairs) => sizeof(float) * (double)x.D * x.AllHeads * (2.0 * x.N + 2.0 * Tile * pairs);
}
