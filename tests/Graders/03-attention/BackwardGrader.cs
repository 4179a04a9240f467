using Headroom.Grading;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// Gradients against float64 and against finite differences; ragged, tall and wide shapes, queries that see nothing, far scores, sizes
/// beyond any array; then the traffic.
/// </summary>
public sealed partial class BackwardGrader : AttentionGrader
{
    private const int Tile = 64;

    private readonly record struct Shape(int Heads, int N, int M, int D);

    private sealed record Inputs(float[] Q, float[] K, float[] V, float[] O, float[] Go, float[] Lse, bool IsExact);

    protected override void Require()
    {
        Run("less than a tile", new(2, 9, 9, 32));
        Run("ragged tiles", new(1, Draw.Int(66, 75), Draw.Int(76, 90), 32));
        foreach (var (n, m) in ((int, int)[])[(1, 1), (2, 3), (3, 2), (3, 3)]) Run("a handful", new(2, n, m, 32));
        Run("one query", new(2, 1, 70, 64));
        Run("queries that see no key", new(2, 20, 9, 32));
        Run("more than a tile of queries that see no key", new(1, 100, 20, 32));
        Run("a tile, two, and a row more", new(1, 65, 129, 32));
        Run("keys of a split, with the lse of twice as many", new(1, 9, 23, 32), more: Math.Log(2));
        FarScores();
        Differences(new(1, 12, 17, 32));
        // More than any array has room for, or any number of tiles and heads.
        Run("many queries", new(1, Draw.Int(4_110, 4_190), 3, 32), counts: false);
        Run("many keys", new(1, 3, Draw.Int(4_110, 4_190), 32), counts: false);
        Run("many heads", new(Draw.Int(330, 350), 2, 2, 32), counts: false);
        var tall = new Shape(1, 192, 128, 32);
        Run("as full, 64 queries that see nothing", tall, then: () => Budget(tall, 3));
        var shape = new Shape(1, 192, 192, 32);
        Run("every tile full", shape, then: () =>
        {
            Budget(shape, 6);
            Spread(shape, 6);
        });
        Meaning("7 products of d per visible pair where the forward kernel has 2, 5 of them useful: two launches compute the weights "
            + "twice, so that no gradient needs an atomic.");
    }

    // Scores that no exponential survives without lse, and tiles of keys or queries of which only some rows count.
    private void FarScores()
    {
        int[] levels = [0, -300, 10_000, -20_000, 300];
        RunOn("queries whose scores lie near 0, -300, 10,000, -20,000 and 300",
            AttentionInput.Exact(Draw, 1, 1, 20, 45, row => levels[row % 5], row => AttentionData.IsFaint(row) ? -20 : 0).WithFaintKeys());
        RunOn("scores that rise and fall by 110 from key to key",
            AttentionInput.Exact(Draw, 1, 1, 20, 70, _ => 0, row => (row + row / Tile) % 2 * 110 - 55, row => row % 2 * 2 - 1));
    }

    private void Run(string name, Shape shape, double more = 0, bool counts = true, Action? then = null) =>
        Run(name, shape, () => Draws(shape, more), counts, then);

    private void RunOn(string name, AttentionInput x) => Run(name, new Shape(x.AllHeads, x.N, x.M, x.D), () => Of(x, 0), counts: true);

    private void Run(string name, Shape shape, Func<Inputs> inputs, bool counts, Action? then = null) =>
        Case($"{Named(shape)}: {name}", () => Differentiate(shape, inputs(), counts, then), "float32");

    private void Differentiate(Shape shape, Inputs x, bool counts, Action? then)
    {
        var right = BackwardReference.Of(x, shape);
        var allowed = Allowed(shape, x, right);
        // In the large cases, which are for sizes, working out what mistakes give would take longer than the case.
        BackwardReference Without(Omitted omitted) => BackwardReference.Of(x, shape, omitted);
        var byQuery = Part(nameof(Backward.QueryGradients), () =>
        {
            var (q, delta) = ByQuery(shape, x, counts);
            var gq = Elements("gq", q, right.Q, allowed[0], ("heads", shape.Heads), ("queries", shape.N), ("columns", shape.D));
            if (counts) MistakesByQuery(gq, x, q, shape.D, Without);
            That(!delta.Contains(Poison), "delta is written",
                "the first launch must leave delta, the sum of go * o, for every query: the second reads it");
            Elements("delta", delta, right.Delta,
                Tolerance.Absolute(Tolerance.Float32Roundoff * (4 * Math.Sqrt(2 * shape.D) + 2) * right.DeltaScale), ("heads", shape.Heads),
                ("queries", shape.N))
                .Trap(() => [.. right.Delta.Select(value => -value)], "delta has the other sign: it is the sum of go * o");
        });
        var byKey = Part(nameof(Backward.KeyGradients), () =>
        {
            // The right delta, so that a mistake in the first kernel is none of the second.
            var (k, v) = ByKey(shape, x, [.. right.Delta.Select(value => (float)value)], counts);
            var gk = Elements("gk", k, right.K, allowed[1], ("heads", shape.Heads), ("keys", shape.M), ("columns", shape.D));
            var gv = Elements("gv", v, right.V, allowed[2], ("heads", shape.Heads), ("keys", shape.M), ("columns", shape.D));
            if (counts) MistakesByKey(gk, gv, Without);
        });
        if (byQuery && byKey) then?.Invoke();
    }

    private static string Named(Shape shape) =>
        $"{Named(1, shape.Heads)}, {Numbers.Count(shape.N, "query", "queries")}, {Numbers.Count(shape.M, "key")}, d {shape.D}";

    private Inputs Draws(Shape shape, double more) => Of(AttentionInput.Of(Draw, 1, shape.Heads, shape.N, shape.M, shape.D), more);

    // more: what other keys of the same queries add to lse.
    private Inputs Of(AttentionInput x, double more)
    {
        var heads = BackwardReference.Forward([.. x.Q], [.. x.K], [.. x.V], x.AllHeads, x.N, x.M, x.D);
        return new(x.Q, x.K, x.V, [.. heads.O.Select(value => (float)value)], Draw.Normal(x.Q.Length),
            [.. heads.Lse.Select(value => (float)(value + more))], x.IsExact);
    }

    private (float[] Q, float[] Delta) ByQuery(Shape shape, Inputs x, bool counts)
    {
        var (queries, keys, d) = (shape.Heads * shape.N, shape.Heads * shape.M, shape.D);
        var (q, o, go, lse) =
            (Upload2D("q", x.Q, queries, d), Upload2D("o", x.O, queries, d), Upload2D("go", x.Go, queries, d), Upload("lse", x.Lse));
        var (k, v) = (Upload2D("k", x.K, keys, d), Upload2D("v", x.V, keys, d));
        var (gq, delta) = (Upload2D(Poisoned(queries * d), queries, d), Upload(Poisoned(queries)));
        var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, Rows, ArrayView<float>, Rows, ArrayView<float>, int,
            int>(Backward.QueryGradients);
        Start(Backward.QueryGradients, counts, () =>
            kernel(Groups(shape.N, shape.Heads), q.View, k.View, v.View, o.View, go.View, lse.View, gq.View, delta.View, shape.N, shape.M));
        return (Download(gq), Download(delta));
    }

    private (float[] K, float[] V) ByKey(Shape shape, Inputs x, float[] deltas, bool counts)
    {
        var (queries, keys, d) = (shape.Heads * shape.N, shape.Heads * shape.M, shape.D);
        var (q, go, lse, delta) =
            (Upload2D("q", x.Q, queries, d), Upload2D("go", x.Go, queries, d), Upload("lse", x.Lse), Upload("delta", deltas));
        var (k, v) = (Upload2D("k", x.K, keys, d), Upload2D("v", x.V, keys, d));
        var (gk, gv) = (Upload2D(Poisoned(keys * d), keys, d), Upload2D(Poisoned(keys * d), keys, d));
        var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>, ArrayView<float>, Rows, Rows, int,
            int>(Backward.KeyGradients);
        Start(Backward.KeyGradients, counts, () =>
            kernel(Groups(shape.M, shape.Heads), q.View, k.View, v.View, go.View, lse.View, delta.View, gk.View, gv.View, shape.N,
                shape.M));
        return (Download(gk), Download(gv));
    }

    private static KernelConfig Groups(int rows, int heads) => new(new Index2D((rows + Tile - 1) / Tile, heads), new Index2D(Tile, 1));

    // The relative error of a weight: see AttentionData; a dot product more, and the sum over up to max(n, m) terms.
    private static Tolerance[] Allowed(Shape shape, Inputs x, BackwardReference right)
    {
        var weight = AttentionData.Allowed(x.Q, x.K, [1], shape.D, Math.Max(shape.N, shape.M), x.IsExact).AbsolutePart;
        var relative = weight + Tolerance.Float32Roundoff * (8 * Math.Sqrt(2 * shape.D) + 16);
        return [.. right.Scales.Select(scale => Tolerance.Absolute(relative * scale))];
    }
}
