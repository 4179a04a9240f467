using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Graders;

/// <summary>What the features of 03.8 share: causal attention of drawn heads with one rule more, and the mistakes that one can make about it.</summary>
public abstract partial class FeatureGrader : KernelGrader
{
    private protected const int Tile = 64;

    private protected const string NoEffect = "this is plain causal attention: the feature has no effect yet";

    /// <summary>The four buffers of a launch; o is poisoned.</summary>
    private protected sealed record Buffers(
        MemoryBuffer2D<float, Stride2D.DenseY> Q, MemoryBuffer2D<float, Stride2D.DenseY> K,
        MemoryBuffer2D<float, Stride2D.DenseY> V, MemoryBuffer2D<float, Stride2D.DenseY> O);

    /// <summary>What a wrong rule would give, and how a report names it.</summary>
    private protected sealed record Mistake(string Cause, Func<double[]> Output);

    /// <summary>One launch of a group per 64 queries and head, compared with <paramref name="expected"/>.</summary>
    /// <param name="size">The largest value added to or made of a score, whose roundings count on top of those of q·k.</param>
    private protected void Attend(
        string name, AttentionInput x, Delegate kernel, Action<KernelConfig, Buffers> launch, double[] expected, double size, Mistake[] mistakes, Action? then = null) =>
        Case($"{x.Batch} x {x.Heads} heads of {x.N} tokens, d {x.D}: {name}", () =>
        {
            var (queries, keys) = (x.Q.Length / x.D, x.K.Length / x.D);
            var buffers = new Buffers(
                Upload2D("q", x.Q, queries, x.D), Upload2D("k", x.K, keys, x.D), Upload2D("v", x.V, keys, x.D), Upload2D(Poisoned(x.Q.Length), queries, x.D));
            var groups = new Index2D((x.N + Tile - 1) / Tile, x.AllHeads);
            Launch(kernel, () => launch(new KernelConfig(groups, new Index2D(Tile, 1)), buffers));

            var got = Download(buffers.O);
            // 4 roundings of a score of that size, in numerator and denominator.
            var allowed = Tolerance.Absolute(x.Allowed.AbsolutePart + 8 * Tolerance.Float32Roundoff * size * x.V.Max(MathF.Abs));
            // Looking for a mistake takes longer than the check, so only where there is one.
            if (!got.Contains(Poison) && !Fits(got, expected, allowed))
                foreach (var mistake in mistakes) That(!Fits(got, mistake.Output(), allowed), $"not as with another rule: {mistake.Cause[..mistake.Cause.IndexOf(':')]}", mistake.Cause);
            Elements("o", got, expected, allowed, x.Batch, x.Heads, x.N, x.D);
            then?.Invoke();
        }, "float32");

    /// <summary>o [batch * heads * n, d] in float64. <paramref name="score"/> gets head, query, key and q·k / sqrt(d).</summary>
    private protected static double[] Causal(AttentionInput x, Func<int, int, int, double, double> score, Func<int, double, double>? share = null) =>
        All(x, (h, i, j, s) => j <= i ? score(h, i, j, s) : double.NegativeInfinity, share);

    /// <summary>As <see cref="Causal"/>, with every key in sight; minus infinity hides one. <paramref name="share"/> turns head and log-sum-exp into a factor of o.</summary>
    private protected static double[] All(AttentionInput x, Func<int, int, int, double, double> score, Func<int, double, double>? share = null)
    {
        var (o, rows) = (new double[x.Q.Length], x.N * x.D);
        for (var flat = 0; flat < x.AllHeads; flat++)
        {
            var at = flat * rows;
            var head = ReferenceHead.Of(x.Q.AsSpan(at, rows), x.K.AsSpan(at, rows), x.V.AsSpan(at, rows), x.D, (i, j, s) => score(flat, i, j, s));
            for (var e = 0; e < rows; e++) o[at + e] = head.O[e] * (share?.Invoke(flat, head.Lse[e / x.D]) ?? 1);
        }
        return o;
    }

    private static bool Fits(float[] got, double[] rule, Tolerance allowed)
    {
        for (var i = 0; i < got.Length; i++)
            if (!allowed.Accepts(got[i], rule[i])) return false;
        return true;
    }

    /// <summary>The counts of the last case, n a multiple of 64: <paramref name="pairs"/> tiles of keys per head over all its tiles of queries.</summary>
    private protected void Budget(AttentionInput x, int pairs, double more = 0, double? naive = null, string? likely = null) =>
        Count(x, pairs, more, naive, likely ?? "K and V come from memory more often than once per tile of queries that sees them");

    partial void Count(AttentionInput x, int pairs, double more, double? naive, string likely);

    /// <summary>Pairs of tiles that a causal mask leaves.</summary>
    private protected static int CausalPairs(int n) => n / Tile * (n / Tile + 1) / 2;
}
