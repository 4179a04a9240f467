using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// Gradients against float64 and against finite differences; ragged, tall and wide shapes, queries that see nothing, large scores; then the
/// traffic.
/// </summary>
public sealed partial class BackwardGrader : KernelGrader
{
    private const int Tile = 64;

    private readonly record struct Shape(int Heads, int N, int M, int D);

    private sealed record Inputs(float[] Q, float[] K, float[] V, float[] O, float[] Go, float[] Lse);

    protected override void Require()
    {
        Run("less than a tile", new(2, 9, 9, 32));
        Run("ragged tiles", new(1, Draw.Int(66, 75), Draw.Int(76, 90), 32));
        Run("one query", new(2, 1, 70, 64));
        Run("one key", new(1, 1, 1, 32));
        Run("queries that see no key", new(2, 20, 9, 32));
        Run("more than a tile of queries that see no key", new(1, 100, 20, 32));
        Run("scores near 10,000", new(2, 40, 45, 64), level: 10_000);
        Run("scores near -20,000", new(1, 30, 30, 64), level: -20_000);
        Differences(new(1, 12, 17, 32));
        var shape = new Shape(2, 192, 192, 32);
        Run("every tile full", shape, then: () =>
        {
            Budget(shape, 6);
            Spread(shape, 6);
        });
        var tall = new Shape(1, 192, 128, 32);
        Run("as full, 64 queries that see nothing", tall, then: () => Budget(tall, 3));
        Meaning("7 products of d per visible pair where the forward kernel has 2, 5 of them useful: two launches compute the weights "
            + "twice, so that no gradient needs an atomic.");
    }

    private void Run(string name, Shape shape, float level = 0, Action? then = null) => Case($"{Named(shape)}: {name}", () =>
    {
        var x = Draws(shape, level);
        var right = BackwardReference.Of(x, shape);
        var allowed = Allowed(shape, x, right, level != 0);
        BackwardReference Without(Omitted omitted) => BackwardReference.Of(x, shape, omitted);
        var byQuery = Part(nameof(Backward.QueryGradients), () =>
        {
            var (q, delta) = ByQuery(shape, x);
            MistakesByQuery(
                Elements("gq", q, right.Q, allowed[0], ("heads", shape.Heads), ("queries", shape.N), ("columns", shape.D)), Without);
            That(!delta.Contains(Poison), "delta is written",
                "the first launch must leave delta, the sum of go * o, for every query: the second reads it");
            Elements("delta", delta, right.Delta,
                Tolerance.Absolute(Tolerance.Float32Roundoff * (4 * Math.Sqrt(2 * shape.D) + 2) * right.DeltaScale), ("heads", shape.Heads),
                ("queries", shape.N));
        });
        var byKey = Part(nameof(Backward.KeyGradients), () =>
        {
            // The right delta, so that a mistake in the first kernel is none of the second.
            var (k, v) = ByKey(shape, x, [.. right.Delta.Select(value => (float)value)]);
            MistakesByKey(
                Elements("gk", k, right.K, allowed[1], ("heads", shape.Heads), ("keys", shape.M), ("columns", shape.D)),
                Elements("gv", v, right.V, allowed[2], ("heads", shape.Heads), ("keys", shape.M), ("columns", shape.D)),
                Without);
        });
        if (byQuery && byKey) then?.Invoke();
    }, "float32");

    private static string Named(Shape shape) => $"{shape.Heads} heads, {shape.N} queries, {shape.M} keys, d {shape.D}";

    private Inputs Draws(Shape shape, float level)
    {
        var (queries, keys) = (shape.Heads * shape.N, shape.Heads * shape.M);
        var q = level == 0 ? Draw.Normal(queries * shape.D) : AttentionData.Level(Draw, queries, shape.D, level / 50);
        var k = level == 0 ? Draw.Normal(keys * shape.D) : AttentionData.Level(Draw, keys, shape.D, 400);
        var (v, go) = (Draw.Normal(keys * shape.D), Draw.Normal(queries * shape.D));
        var heads = BackwardReference.Forward([.. q], [.. k], [.. v], shape.Heads, shape.N, shape.M, shape.D);
        return new(q, k, v, [.. heads.O.Select(value => (float)value)], go, [.. heads.Lse.Select(value => (float)value)]);
    }

    private (float[] Q, float[] Delta) ByQuery(Shape shape, Inputs x)
    {
        var (queries, keys, d) = (shape.Heads * shape.N, shape.Heads * shape.M, shape.D);
        var (q, o, go, lse) =
            (Upload2D("q", x.Q, queries, d), Upload2D("o", x.O, queries, d), Upload2D("go", x.Go, queries, d), Upload("lse", x.Lse));
        var (k, v) = (Upload2D("k", x.K, keys, d), Upload2D("v", x.V, keys, d));
        var (gq, delta) = (Upload2D(Poisoned(queries * d), queries, d), Upload(Poisoned(queries)));
        var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, Rows, ArrayView<float>, Rows, ArrayView<float>, int,
            int>(Backward.QueryGradients);
        Launch(Backward.QueryGradients, () =>
            kernel(Groups(shape.N, shape.Heads), q.View, k.View, v.View, o.View, go.View, lse.View, gq.View, delta.View, shape.N, shape.M));
        return (Download(gq), Download(delta));
    }

    private (float[] K, float[] V) ByKey(Shape shape, Inputs x, float[] deltas)
    {
        var (queries, keys, d) = (shape.Heads * shape.N, shape.Heads * shape.M, shape.D);
        var (q, go, lse, delta) =
            (Upload2D("q", x.Q, queries, d), Upload2D("go", x.Go, queries, d), Upload("lse", x.Lse), Upload("delta", deltas));
        var (k, v) = (Upload2D("k", x.K, keys, d), Upload2D("v", x.V, keys, d));
        var (gk, gv) = (Upload2D(Poisoned(keys * d), keys, d), Upload2D(Poisoned(keys * d), keys, d));
        var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>, ArrayView<float>, Rows, Rows, int,
            int>(Backward.KeyGradients);
        Launch(Backward.KeyGradients, () =>
            kernel(Groups(shape.M, shape.Heads), q.View, k.View, v.View, go.View, lse.View, delta.View, gk.View, gv.View, shape.N,
                shape.M));
        return (Download(gk), Download(gv));
    }

    private static KernelConfig Groups(int rows, int heads) => new(new Index2D((rows + Tile - 1) / Tile, heads), new Index2D(Tile, 1));

    // The relative error of a weight: see AttentionData; a dot product more, and the sum over up to max(n, m) terms.
    private static Tolerance[] Allowed(Shape shape, Inputs x, BackwardReference right, bool exactScores)
    {
        var weight = AttentionData.Allowed(x.Q, x.K, [1], shape.D, Math.Max(shape.N, shape.M), exactScores).AbsolutePart;
        var relative = weight + Tolerance.Float32Roundoff * (8 * Math.Sqrt(2 * shape.D) + 16);
        return [.. right.Scales.Select(scale => Tolerance.Absolute(relative * scale))];
    }

    // d(sum of go * o) / dε along a drawn direction, with q, k and v moved in float64, against the gradients the kernels gave.
    private void Differences(Shape shape) => Case($"{Named(shape)}: finite differences", () =>
    {
        var x = Draws(shape, 0);
        var right = BackwardReference.Of(x, shape);
        var allowed = Allowed(shape, x, right, exactScores: false);
        Part(nameof(Backward.QueryGradients), () => Slopes(("q", ByQuery(shape, x).Q, allowed[0])));
        Part(nameof(Backward.KeyGradients), () =>
        {
            var (k, v) = ByKey(shape, x, [.. right.Delta.Select(value => (float)value)]);
            Slopes(("k", k, allowed[1]), ("v", v, allowed[2]));
        });

        void Slopes(params ReadOnlySpan<(string, float[], Tolerance)> gradients)
        {
            foreach (var (which, gradient, bound) in gradients) Slope(shape, x, which, gradient, bound);
        }
    }, "float32");

    private void Slope(Shape shape, Inputs x, string which, float[] gradient, Tolerance bound)
    {
        var direction = Draw.Normal(gradient.Length);
        double Loss(double step)
        {
            double[] Moved(string name, float[] values) =>
                [.. values.Select((value, i) => name == which ? value + step * direction[i] : value)];
            var o = BackwardReference.Forward(Moved("q", x.Q), Moved("k", x.K), Moved("v", x.V), shape.Heads, shape.N, shape.M, shape.D).O;
            return o.Zip(x.Go, (value, weight) => value * weight).Sum();
        }
        // Central differences: 1e-4 squared times a third derivative, far below what float32 leaves. Errors of elements add as a random
        // walk.
        var slope = (Loss(1e-4) - Loss(-1e-4)) / 2e-4;
        Number($"slope along a direction of {which}", gradient.Zip(direction, (g, u) => (double)g * u).Sum(), slope)
            .Within(Tolerance.Absolute(4 * Math.Sqrt(gradient.Length) * bound.AbsolutePart + 1e-5));
    }

    // Tiles of 64 rows, n = m = 192: of 9 pairs of tiles per head a causal mask leaves 6.
    // First launch, per head: q, o, go once in and gq once out; k and v once per pair. lse in, delta out.
    // Second: k, v once in, gk, gv once out; q and go once per pair, lse and delta likewise. For two heads of d = 32 795,648 B in all.
    // Without skipping tiles 9 pairs: 1.25 times as much. With 64 queries before every key, n = 192 and m = 128, 3 pairs of 6 are left.
    // Barriers: 2 per pair of tiles; rows reach their threads through tiles and leave through them: 6 more per group.
    // Wavefronts: threads read one row of a tile together, or a column each thread its own row of 65 floats: 1.
    private void Budget(Shape shape, int pairs)
    {
        var (tilesOfRows, tilesOfKeys) = (shape.N / Tile, shape.M / Tile);
        NaiveIs("no mask: every tile is visited");
        // q, o, go, gq and k, v, gk, gv once, lse in, delta out.
        AtMost(Counter.Bytes, 1.15 * Bytes(shape, pairs), naive: Bytes(shape, tilesOfRows * tilesOfKeys),
            once: 4.0 * shape.Heads * (4.0 * (shape.N + shape.M) * shape.D + 2 * shape.N),
            likely: "tiles that no row of the group may see, or that see none of its keys, are loaded all the same; or rows come from "
                + "memory once per thread");
        AtMost(Counter.WavefrontsPerRequest, 1.1,
            likely: "bank conflicts: rows of a tile must be 65 floats apart, not 64, where each lane reads a row of its own");
        AtMost(Counter.Barriers, shape.Heads * (4.0 * pairs + 6 * (tilesOfRows + tilesOfKeys)),
            likely: "two barriers per tile are enough: when it is complete, and when nobody reads it any more");
        AtMost(Counter.Launches, 2);
        AtMost(Counter.Atomics, 0);
    }

    // The last tile of queries sees all tiles of keys, and the first tile of keys is seen by all tiles of queries.
    private void Spread(Shape shape, int pairs)
    {
        var (tilesOfRows, tilesOfKeys) = (shape.N / Tile, shape.M / Tile);
        SpreadOver(tilesOfRows * shape.Heads, busiest: (double)tilesOfKeys / pairs / shape.Heads, launch: 0, name: "QueryGradients");
        SpreadOver(tilesOfKeys * shape.Heads, busiest: (double)tilesOfRows / pairs / shape.Heads, launch: 1, name: "KeyGradients");
    }

    private static double Bytes(Shape shape, int pairs)
    {
        var (row, n, m) = (shape.D * sizeof(float), shape.N, shape.M);
        var first = row * (4.0 * n + 2 * Tile * pairs) + 2.0 * sizeof(float) * n;
        var second = row * (4.0 * m + 2 * Tile * pairs) + 2.0 * sizeof(float) * Tile * pairs;
        return shape.Heads * (first + second);
    }
}
