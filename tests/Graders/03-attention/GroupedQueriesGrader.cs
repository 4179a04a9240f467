using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// 1, 4 and 8 query heads per K/V head, ragged lengths, queries that see nothing, large scores; then the bytes of each ratio.
/// </summary>
public sealed class GroupedQueriesGrader : KernelGrader
{
    private const int Tile = 64;

    private readonly record struct Shape(int Heads, int KvHeads, int N, int M, int D)
    {
        public int Ratio => Heads / KvHeads;
    }

    protected override void Require()
    {
        Run("one sequence", new(2, 2, 5, 40, 32), [40]);
        Run("one head of K and V", new(4, 1, 20, 90, 32), [83]);
        Run("2 K/V heads", new(8, 2, Draw.Int(9, 15), 150, 32), [150, Draw.Int(70, 120)]);
        Run("several tiles of rows per K/V head", new(8, 2, Draw.Int(20, 30), 100, 32), [100, Draw.Int(70, 90)]);
        Run("one query", new(8, 1, 1, 70, 64), [70, 1, 66]);
        Run("a sequence shorter than its queries", new(4, 2, 6, 30, 32), [2, 30, 0]);
        Run("scores near 10,000", new(4, 2, 7, 80, 64), [80], level: 10_000);
        Run("scores near -20,000", new(2, 1, 3, 40, 64), [33], level: -20_000);
        foreach (var (kvHeads, n) in ((int, int)[])[(8, 64), (2, 16), (1, 8)])
        {
            var shape = new Shape(8, kvHeads, n, 192, 32);
            Run("every tile full", shape, [192, 64], then: () => Budget(shape, [192, 64]));
        }
        WhatItMeans();
    }

    private void Run(string name, Shape shape, int[] lengths, float level = 0, Action? then = null) =>
        Case($"{shape.Heads} heads, {shape.KvHeads} of K and V, {shape.N} new of {string.Join(" and ", lengths)} tokens, "
            + $"d {shape.D}: {name}", () =>
        {
            var (queries, keys) = (lengths.Length * shape.Heads * shape.N, lengths.Length * shape.KvHeads * shape.M);
            // level / sqrt(64) = 200 * 400 / 8.
            var q = level == 0 ? Draw.Normal(queries * shape.D) : AttentionData.Level(Draw, queries, shape.D, level / 50);
            var k = level == 0 ? Draw.Normal(keys * shape.D) : AttentionData.Level(Draw, keys, shape.D, 400);
            var v = Draw.Normal(keys * shape.D);
            var o = Upload2D(Poisoned(queries * shape.D), queries, shape.D);
            var (qs, ks, vs) = (Upload2D("q", q, queries, shape.D), Upload2D("k", k, keys, shape.D), Upload2D("v", v, keys, shape.D));
            var filled = Upload("lengths", lengths);
            var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<int>, int, int>(GroupedQueries.Kernel);
            var grid = new Index2D((shape.Ratio * shape.N + Tile - 1) / Tile, lengths.Length * shape.KvHeads);
            Launch(GroupedQueries.Kernel, () =>
                kernel(new KernelConfig(grid, new Index2D(Tile, 1)), qs.View, ks.View, vs.View, o.View, filled.View, shape.N,
                    shape.KvHeads));

            var got = Download(o);
            var allowed = AttentionData.Allowed(q, k, v, shape.D, shape.M, level != 0);
            var expected = Reference(shape, lengths, (q, k, v), (h, _) => h / shape.Ratio);
            Mistakes(
                Elements(
                    "o", got, expected, allowed, ("sequences", lengths.Length), ("heads", shape.Heads), ("queries", shape.N),
                    ("columns", shape.D)), shape, lengths, (q, k, v), level);
            if (shape.Ratio * shape.N > Tile && then is null)
            {
                var first = Upload2D(Poisoned(queries * shape.D), queries, shape.D);
                Launch(GroupedQueries.Kernel, () =>
                    kernel(new KernelConfig(new Index2D(1, grid.Y), new Index2D(Tile, 1)), qs.View, ks.View, vs.View, first.View,
                        filled.View, shape.N, shape.KvHeads));
                That(!AttentionInput.WritesForOthers(Download(first), shape.Ratio * shape.N, shape.D, Poison),
                    "the first group writes 64 rows", AttentionData.OneGroup);
            }
            then?.Invoke();
        }, "float32");

    private static double[] Reference(
        Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x, Func<int, int, int> kvHead,
        Func<int, int, int, int, bool>? sees = null)
    {
        var o = new double[x.Q.Length];
        for (var (at, flat) = (0, 0); flat < lengths.Length * shape.Heads; flat++, at += shape.N * shape.D)
        {
            var (b, h) = (flat / shape.Heads, flat % shape.Heads);
            var first = (b * shape.KvHeads + kvHead(h, b)) * shape.M * shape.D;
            var head = ReferenceHead.Of(
                x.Q.AsSpan(at, shape.N * shape.D), x.K.AsSpan(first, shape.M * shape.D), x.V.AsSpan(first, shape.M * shape.D), shape.D,
                (i, j, score) => (sees?.Invoke(i, j, h, b) ?? j <= lengths[b] - shape.N + i) ? score : double.NegativeInfinity);
            head.O.CopyTo(o, at);
        }
        return o;
    }

    // What known mistakes write.
    private static void Mistakes(ArrayExpectation o, Shape shape, int[] lengths, (float[] Q, float[] K, float[] V) x, float level)
    {
        double[] Rule(Func<int, int, int, int, bool> sees) => Reference(shape, lengths, x, (h, _) => h / shape.Ratio, sees);
        if (level < 0) o.Trap(() => new double[x.Q.Length], AttentionData.AllZero);
        o.Trap(() => Reference(shape, lengths, x, (h, _) => h % shape.KvHeads),
                "head h reads K/V head h % kvHeads: neighbours share a K/V head, h / (heads / kvHeads)")
            .Trap(() => Rule((i, j, h, b) => j <= lengths[b] - shape.N + h % shape.Ratio * shape.N + i && j < lengths[b]),
                "position counts packed rows: row r of a K/V head is query r % n")
            .Trap(() => Rule((i, j, _, b) => j <= i && j < lengths[b]),
                "position is the query's own index: the n queries are the newest tokens, so query i stands at lengths[b] - n + i")
            .Trap(() => Reference(shape, lengths, x with { Q = [.. x.Q.Select(q => q * MathF.Sqrt(shape.D))] }, (h, _) => h / shape.Ratio),
                "scores are not scaled: divide q·k by sqrt(d)")
            .Trap(() => Rule((_, j, _, b) => j < lengths[b]),
                "every query sees all lengths[b] keys: those after its own position are not known to it yet")
            .Trap(() => Rule((i, j, _, b) => j < lengths[b] - shape.N + i),
                "a query does not see its own key: position p sees keys 0 to p");
    }

    private void WhatItMeans() =>
        Meaning("The same 8 query heads, with 8, 2 and 1 heads of K and V: the cache shrinks with them, and a tile of it serves every "
            + "query head at once.");

    // Per K/V head: its ratio * n rows of q once and of o once, and K and V once per tile of 64 rows. 8 heads of 64, 16 or 8 queries make
    // 64 rows per K/V head in every case, so each cached row comes from memory once, whatever the ratio.
    // Query head by query head K and V come ratio times. lengths: one sector per warp.
    // Barriers: two per tile of keys; q and o pass through a tile as well, which takes 4 at most.
    private void Budget(Shape shape, int[] lengths)
    {
        var rows = shape.Ratio * shape.N;
        var tiles = (rows + Tile - 1) / Tile;
        var queries = 2.0 * lengths.Length * shape.KvHeads * rows * shape.D * sizeof(float);
        var cache = 2.0 * lengths.Sum() * shape.KvHeads * shape.D * sizeof(float);
        var name = $"ratio {shape.Ratio}";
        NaiveIs("K and V come from memory once per query head");
        AtMost(Counter.Bytes, 1.15 * (queries + cache * tiles), naive: queries + cache * shape.Ratio, once: queries + cache, name: name,
            likely: "K and V come from memory once per query head: the query heads of a K/V head lie side by side in q, so one tile of "
                + "rows can span them");
        AtMost(Counter.WavefrontsPerRequest, 1.1, name: name,
            likely: "bank conflicts: lanes go down a column of a tile, whose rows must be 65 floats apart, not 64");
        AtMost(Counter.Barriers, lengths.Sum(length => 2 * ((length + Tile - 1) / Tile) + 4) * tiles * shape.KvHeads, name: name,
            likely: "two barriers per tile of keys are enough: when the tiles are complete, and when nobody reads them any more; "
                + "and the last tile is that of key lengths[b] - 1, however large the cache");
        // The largest of the three: one tile of rows per K/V head, of two lengths.
        if (shape.KvHeads == 8)
            SpreadOver(tiles * lengths.Length * shape.KvHeads, busiest: (double)lengths.Max() / lengths.Sum() / shape.KvHeads);
    }
}
