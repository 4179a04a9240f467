using Headroom.Grading;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// 1 to 70 query heads per K/V head, ragged lengths, queries that see nothing, rising and far scores, sizes beyond any array; then the
/// bytes of each ratio.
/// </summary>
public sealed partial class GroupedQueriesGrader : AttentionGrader
{
    private const int Tile = 64;

    // M keys have room per K/V head; sequence b has Lengths[b] of them, and N new queries.
    private readonly record struct Shape(int Heads, int KvHeads, int N, int M, int D, params int[] Lengths)
    {
        public int Ratio => Heads / KvHeads;
    }

    protected override void Require()
    {
        Run("one sequence", new(2, 2, 5, 40, 32, 40));
        Run("one head of K and V", new(4, 1, 20, 90, 32, 83));
        Run("2 K/V heads", new(8, 2, Draw.Int(9, 15), 150, 32, 150, Draw.Int(70, 120)));
        Run("several tiles of rows per K/V head", new(8, 2, Draw.Int(50, 60), 100, 32, 100));
        Run("one query", new(8, 1, 1, 70, 64, 70, 1, 66));
        Run("a sequence shorter than its queries", new(4, 2, 6, 30, 32, 2, 30, 0));
        Run("0 to 3 tokens", new(6, 3, Draw.Int(2, 3), 3, 32, 2, 0, 3, 1));
        Run("a tile, two, and a token more or less", new(2, 1, 2, 129, 32, 63, 129, 65, 128, 64));
        Far();
        // Beyond any array and any number of tiles, heads and sequences.
        Run("many query heads per K/V head", new(Draw.Int(66, 70), 1, 63, 70, 32, 70), counts: false);
        var longest = Draw.Int(4_150, 4_200);
        var late = AttentionInput.Long(Draw, 2, 2, longest);
        Run("a long context, scores that rise late", new(2, 1, 2, longest, 64, longest), OneKvHead(late), Scores.Rising, counts: false);
        Run("many sequences", new(2, 1, 1, 3, 32, [.. Enumerable.Range(0, 330).Select(_ => Draw.Int(0, 3))]), counts: false);
        foreach (var (kvHeads, n) in ((int, int)[])[(1, 8), (2, 16), (8, 64)])
            Run("every tile full", new(8, kvHeads, n, 192, 32, 128, 64), then: Budget);
        WhatItMeans();
    }

    private void Far()
    {
        var shape = new Shape(3, 1, 3, Draw.Int(193, 250), 64, Draw.Int(130, 192));
        Run("scores that rise and fall from tile to tile", shape, OneKvHead(AttentionInput.Rising(Draw, 3, 1, 3, shape.M)), Scores.Rising);
        shape = new(3, 1, 3, Draw.Int(130, 150), 64, Draw.Int(66, 127));
        Run("scores that rise and fall from key to key", shape, OneKvHead(AttentionInput.Rough(Draw, 3, 1, 3, shape.M)), Scores.Rising);
        Run("scores near 10,000", new(4, 2, 7, 80, 64, 80), level: 10_000);
        Run("scores near -20,000", new(2, 1, 3, 40, 64, 33), level: -20_000);
    }

    // One K/V head for all query heads, which have one each there.
    private static (float[], float[], float[]) OneKvHead(AttentionInput x) => (x.Q, x.K[..(x.M * x.D)], x.V[..(x.M * x.D)]);

    private void Run(string name, Shape shape, float level = 0, bool counts = true, Action<Shape>? then = null)
    {
        var (queries, keys) = (shape.Lengths.Length * shape.Heads * shape.N, shape.Lengths.Length * shape.KvHeads * shape.M);
        var v = Draw.Normal(keys * shape.D);
        if (level == 0)
        {
            Run(name, shape, (Draw.Normal(queries * shape.D), Draw.Normal(keys * shape.D), v), Of(level), counts, then);
            return;
        }
        var q = AttentionData.Level(Draw, queries, shape.D, _ => level / 50);
        var k = AttentionData.Level(Draw, keys, shape.D, row => AttentionData.FirstOfKey(row % shape.M, level));
        Run(name, shape, (q, k, AttentionData.Shouted(v, shape.M, shape.D)), Of(level), counts, then);
    }

    private void Run(
        string name, Shape shape, (float[] Q, float[] K, float[] V) x, Scores where, bool counts = true, Action<Shape>? then = null) =>
        Case(Named(shape, name), () =>
        {
            var (queries, keys) = (x.Q.Length / shape.D, x.K.Length / shape.D);
            var o = Upload2D(Poisoned(queries * shape.D), queries, shape.D);
            var (q, k, v) = (Upload2D("q", x.Q, queries, shape.D), Upload2D("k", x.K, keys, shape.D), Upload2D("v", x.V, keys, shape.D));
            var filled = Upload("lengths", shape.Lengths);
            var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<int>, int, int>(GroupedQueries.Kernel);
            var grid = new Index2D((shape.Ratio * shape.N + Tile - 1) / Tile, shape.Lengths.Length * shape.KvHeads);
            void Kernel() => kernel(
                new KernelConfig(grid, new Index2D(Tile, 1)), q.View, k.View, v.View, o.View, filled.View, shape.N, shape.KvHeads);
            Start(GroupedQueries.Kernel, counts, Kernel);

            Compare(shape, x, where, Download(o), explains: counts);
            if (shape.Ratio * shape.N > Tile && then is null && counts)
            {
                var first = Upload2D(Poisoned(queries * shape.D), queries, shape.D);
                Launch(GroupedQueries.Kernel, () =>
                    kernel(new KernelConfig(new Index2D(1, grid.Y), new Index2D(Tile, 1)), q.View, k.View, v.View, first.View,
                        filled.View, shape.N, shape.KvHeads));
                That(!AttentionInput.WritesForOthers(Download(first), shape.Ratio * shape.N, shape.D, Poison),
                    "the first group writes 64 rows", AttentionData.OneGroup);
            }
            then?.Invoke(shape);
        }, "float32");

    private static string Named(Shape shape, string name)
    {
        var tokens = shape.Lengths.Length > 5 ? $"up to {shape.M}" : string.Join(" and ", shape.Lengths);
        return $"{Named(shape.Lengths.Length, shape.Heads)}, {shape.KvHeads} of K and V, {shape.N} new of {tokens} tokens, "
            + $"d {shape.D}: {name}";
    }

    private void WhatItMeans() =>
        Meaning("The same 8 query heads, with 8, 2 and 1 heads of K and V: the cache shrinks with them, and a tile of it serves every "
            + "query head at once.");
}
