using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace Graders;

/// <summary>
/// What the features of 03.8 share: causal attention of drawn heads with one rule more, and the mistakes that one can make about it.
/// </summary>
public abstract partial class FeatureGrader : AttentionGrader
{
    private protected const int Tile = 64;

    private protected const string NoEffect = "this is plain causal attention: the feature has no effect yet";

    /// <summary>The four buffers of a launch; o is poisoned.</summary>
    private protected sealed record Buffers(
        MemoryBuffer2D<float, Stride2D.DenseY> Q, MemoryBuffer2D<float, Stride2D.DenseY> K,
        MemoryBuffer2D<float, Stride2D.DenseY> V, MemoryBuffer2D<float, Stride2D.DenseY> O);

    /// <summary>What one case is about, beside the rule itself.</summary>
    /// <param name="Expected">o in float64.</param>
    /// <param name="Tiled">What a kernel gives that makes a mistake about tiles.</param>
    /// <param name="Size">
    /// The largest value added to or made of a score, whose roundings count on top of those of q·k.
    /// </param>
    /// <param name="Where">Where the scores lie.</param>
    /// <param name="Counts">Whether the launch is counted.</param>
    /// <param name="Sees">The most keys that a query sees.</param>
    /// <param name="Sizes">o of the sizes of values, for inputs with faint keys.</param>
    private protected sealed record Rule(
        double[] Expected, Func<TileSlip, double[]> Tiled, double Size = 0, Scores Where = Scores.Near, bool Counts = true,
        int Sees = int.MaxValue, Func<double[]>? Sizes = null);

    private protected AttentionInput Normal(int batch, int heads, int n, int d) => AttentionInput.Of(Draw, batch, heads, n, n, d);

    private protected AttentionInput Level(int n, float level) => AttentionInput.Of(Draw, 1, 1, n, n, 64, level);

    private protected AttentionInput Rising() => Drawn(130, 150, n => AttentionInput.Rising(Draw, 1, 1, n, n));

    private protected AttentionInput Rough() => Drawn(66, 90, n => AttentionInput.Rough(Draw, 1, 1, n, n));

    private AttentionInput Drawn(int low, int high, Func<int, AttentionInput> of) => of(Draw.Int(low, high));

    /// <summary>One launch of a group per 64 queries and head, compared with what the rule gives.</summary>
    /// <param name="mistakes">Says what wrong rules would give.</param>
    private protected void Attend(
        string name, AttentionInput x, Delegate kernel, Action<KernelConfig, Buffers> launch, Rule rule, Action<ArrayExpectation> mistakes,
        Action? then = null) =>
        Case($"{Named(x.Batch, x.Heads)} of {Numbers.Count(x.N, "token")}, d {x.D}: {name}", () =>
        {
            var (queries, keys) = (x.Q.Length / x.D, x.K.Length / x.D);
            var buffers = new Buffers(
                Upload2D("q", x.Q, queries, x.D), Upload2D("k", x.K, keys, x.D), Upload2D("v", x.V, keys, x.D),
                Upload2D(Poisoned(x.Q.Length), queries, x.D));
            var groups = new Index2D((x.N + Tile - 1) / Tile, x.AllHeads);
            Start(kernel, rule.Counts, () => launch(new KernelConfig(groups, new Index2D(Tile, 1)), buffers));

            var got = Download(buffers.O);
            // 4 roundings of a score of that size, in numerator and denominator.
            var reach = x.IsFaint && rule.Sizes is { } sizes ? sizes().Max() : x.V.Max(MathF.Abs);
            var allowed = Tolerance.Absolute(x.AllowedBy(() => [reach]).AbsolutePart + 8 * Tolerance.Float32Roundoff * rule.Size * reach);
            var o = Elements(
                "o", got, rule.Expected, allowed, ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N), ("columns", x.D));
            // In the large cases, which are for sizes, working out what mistakes give would take longer than the case.
            if (!rule.Counts) return;
            mistakes(o);
            foreach (var (slip, cause) in TiledReference.Mistakes) o.Trap(() => rule.Tiled(slip), cause);
            if (rule.Where == Scores.Rising) LostQueries(o, x, rule.Expected);
            Unusable(o, got, rule.Where, x.AllHeads * Enumerable.Range(1, x.N).Sum(seen => (long)Math.Min(seen, rule.Sees)), x.D);
            then?.Invoke();
        }, "float32");

    /// <summary>o [batch * heads * n, d] in float64. <paramref name="score"/> gets head, query, key and q·k / sqrt(d).</summary>
    private protected static double[] Causal(
        AttentionInput x, Func<int, int, int, double, double> score, Func<int, double, double>? share = null) =>
        All(x, score, share, (i, j) => j <= i);

    /// <summary>
    /// As <see cref="Causal"/>, with every key in sight; minus infinity hides one. <paramref name="share"/> turns head and log-sum-exp into
    /// a factor of o.
    /// </summary>
    private protected static double[] All(
        AttentionInput x, Func<int, int, int, double, double> score, Func<int, double, double>? share = null,
        Func<int, int, bool>? sees = null)
    {
        var (o, rows) = (new double[x.Q.Length], x.N * x.D);
        for (var flat = 0; flat < x.AllHeads; flat++)
        {
            var at = flat * rows;
            var head =
                ReferenceHead.Of(x.Q.AsSpan(at, rows), x.K.AsSpan(at, rows), x.V.AsSpan(at, rows), x.D, (i, j, s) => score(flat, i, j, s),
                    sees);
            for (var e = 0; e < rows; e++) o[at + e] = head.O[e] * (share?.Invoke(flat, head.Lse[e / x.D]) ?? 1);
        }
        return o;
    }

    /// <summary>The same tile by tile, with one mistake.</summary>
    private protected static double[] Tiled(
        AttentionInput x, TileSlip slip, Func<int, int, int, double, double> score, Func<int, double, double>? share = null)
    {
        var scores = x.Scores((_, i, j) => j <= i);
        for (var at = 0; at < scores.Length; at++)
            if (double.IsFinite(scores[at])) scores[at] = score(at / x.M / x.N, at / x.M % x.N, at % x.M, scores[at]);
        var tiled = TiledReference.Of(scores, x.AllHeads * x.N, x.M, row => row / x.N * x.M, x.V, x.D, Tile, slip);
        return [.. tiled.O.Select((value, at) => value * (share?.Invoke(at / x.D / x.N, tiled.Lse[at / x.D]) ?? 1))];
    }
}
