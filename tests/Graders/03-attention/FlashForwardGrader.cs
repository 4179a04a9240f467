using Headroom.Grading;
using Headroom.Grading.Kernels;
using Headroom.Hardware;
using Headroom.Rooflines;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// Output and log-sum-exp: ragged tiles, padding, nothing but padding, maxima that rise from tile to tile, scores that overflow exp.
/// </summary>
public sealed class FlashForwardGrader : AttentionGrader
{
    private const int Tile = 64;
    private const string Nothing = "a query without a key has sum 0: o is 0 and not 0 / 0, lse is minus infinity";

    private readonly record struct Shape(int Batch, int Heads, int N, int M, int D);

    protected override void Require()
    {
        Run("one tile", new(1, 1, 64, 64, 64), [64]);
        Run("ragged tiles", new(1, 2, Draw.Int(65, 80), Draw.Int(130, 150), 32), [130]);
        Run("padding", new(2, 2, 20, 100, 32), [Draw.Int(65, 90), 100]);
        Run("nothing but padding", new(3, 1, 5, 70, 32), [70, 0, 1]);
        Run("one query and one key", new(1, 2, 1, 1, 64), [1]);
        // Too long for any array of scores, in local memory as well.
        Run("a long context", new(1, 1, 2, 4_200, 32), [4_190]);
        Run("maxima that rise", new(1, 1, 10, 200, 64), [200], x => Rise(x));
        Run("scores near 10,000", new(1, 2, 9, 140, 64), [140], level: 10_000);
        Run("scores near -20,000", new(1, 1, 9, 75, 64), [70], level: -20_000);
        Run("every tile full", new(1, 2, 192, 256, 64), [256], counted: true);
    }

    // Key j's scores grow by 1/4 per key: each tile's maximum is exp(16) times that of the tile before.
    private static void Rise(AttentionInput x)
    {
        for (var row = 0; row < x.Q.Length / x.D; row++) x.Q[row * x.D] = 2;
        for (var key = 0; key < x.K.Length / x.D; key++) x.K[key * x.D] = key % x.M;
    }

    private void Run(
        string name, Shape shape, int[] lengths, Action<AttentionInput>? change = null, float level = 0, bool counted = false) =>
        Case($"{shape.Batch} x {shape.Heads} heads, {shape.N} queries, {shape.M} keys, d {shape.D}: {name}", () =>
        {
            var x = AttentionInput.Of(Draw, shape.Batch, shape.Heads, shape.N, shape.M, shape.D, level);
            change?.Invoke(x);
            var (rows, keys) = (x.AllHeads * x.N, x.AllHeads * x.M);
            var (q, k, v) = (Upload2D("q", x.Q, rows, x.D), Upload2D("k", x.K, keys, x.D), Upload2D("v", x.V, keys, x.D));
            var (o, lse, filled) = (Upload2D(Poisoned(rows * x.D), rows, x.D), Upload(Poisoned(rows)), Upload("lengths", lengths));
            var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>, ArrayView<int>, int>(FlashForward.Kernel);
            var grid = new Index2D((x.N + Tile - 1) / Tile, x.AllHeads);
            Launch(FlashForward.Kernel, () =>
                kernel(new KernelConfig(grid, new Index2D(Tile, 1)), q.View, k.View, v.View, o.View, lse.View, filled.View, x.Heads));

            bool Sees(int b, int i, int j) => j < lengths[b];
            var (got, gotLse, expected) = (Download(o), Download(lse), x.Attend(Sees));
            Mistakes(
                Elements("o", got, expected.O, x.Allowed, ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N), ("columns", x.D)),
                x, Sees, level);
            Elements("lse", gotLse, expected.Lse, x.AllowedLse, ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N))
                .Trap(() => [.. expected.Lse.Select((l, row) => l - Largest(x, Sees, row))],
                    "the log-sum-exp lacks the maximum: the sum counts in units of exp(max), so lse = max + ln(sum)");
            var empty = Array.FindIndex(expected.Lse, double.IsNegativeInfinity);
            if (empty >= 0 && gotLse[empty] != Poison && got[empty * x.D] != Poison)
                That(gotLse[empty] == float.NegativeInfinity && got[empty * x.D] == 0,
                    "o is 0 and lse minus infinity where a query has no key", Nothing);
            if (x.N > Tile && !counted)
            {
                var first = Upload2D(Poisoned(rows * x.D), rows, x.D);
                Launch(FlashForward.Kernel, () =>
                    kernel(new KernelConfig(new Index2D(1, x.AllHeads), new Index2D(Tile, 1)), q.View, k.View, v.View, first.View, lse.View,
                        filled.View, x.Heads));
                That(!AttentionInput.WritesForOthers(Download(first), x.N, x.D, Poison), "the first group writes 64 rows",
                    AttentionData.OneGroup);
            }
            if (counted) Budget(x.AllHeads, x.N, x.M, x.D);
        }, "float32");

    // What known mistakes write.
    private void Mistakes(ArrayExpectation o, AttentionInput x, Func<int, int, int, bool> sees, float level) => AllZero(o
        .Trap(() => x.NotRescaled(sees, sumIsRescaled: true, outputIsRescaled: false).O,
            "the output is not rescaled: when a tile raises the maximum, what is there so far is multiplied by exp(old maximum - new "
                + "maximum)")
        .Trap(() => x.NotRescaled(sees, sumIsRescaled: false, outputIsRescaled: true).O,
            "the sum is not rescaled: when a tile raises the maximum, sum and output are both multiplied by exp(old maximum - new maximum)")
        .Trap(() => x.NotRescaled(sees, sumIsRescaled: false, outputIsRescaled: false).O,
            "nothing is rescaled: when a tile raises the maximum, sum and output are multiplied by exp(old maximum - new maximum)")
        .Trap(() => x.Unscaled(sees).O, "scores are not scaled: divide q·k by sqrt(d)")
        .Trap(() => x.Attend((_, _, _) => true).O, "padding counts: sequence b has lengths[b] keys, head z belongs to sequence z / heads"),
            x, level);

    private static double Largest(AttentionInput x, Func<int, int, int, bool> sees, int row)
    {
        var largest = double.NegativeInfinity;
        for (var j = 0; j < x.M; j++)
            if (sees(row / x.N / x.Heads, row % x.N, j))
                largest = Math.Max(
                    largest, ReferenceHead.Dot(x.Q.AsSpan(row * x.D), x.K.AsSpan((row / x.N * x.M + j) * x.D), x.D) / Math.Sqrt(x.D));
        return largest;
    }

    // Per head, in floats: q and o once, k and v once per tile of queries, lse: 2 * 192 * 64 + 2 * 256 * 64 * 3 + 192. Two heads: 984,576
    // B,
    // at most 1.15x. A second pass over k makes it 1.40x. Three kernels (03.1) move 3,244,032 B.
    // FLOPs: 2 d per score and 2 d per weight, at most 1.15x of 4 n m d. Per key there are a maximum, an exponential and a sum beside
    // 256; a rescale of the output per key would make it 320 and more.
    // Barriers: two per tile of keys; q and o pass through a tile as well, which takes 4 at most.
    // Shared memory: a key's or value's element is one word for the whole warp: 1 wavefront. Columns are walked only with pitch 65.
    private void Budget(int heads, int n, int m, int d)
    {
        var (tilesOfRows, tilesOfKeys) = ((n + Tile - 1) / Tile, (m + Tile - 1) / Tile);
        var needed = 4.0 * heads * (2 * n * d + 2 * m * d * tilesOfRows + n);
        var naive = 4.0 * heads * (n * d * tilesOfKeys + 2 * m * d * tilesOfRows + n * d + 5 * n * m);
        NaiveIs("three kernels with the same tiles, as in 03.1; FLOPs: without rescaling");
        AtMost(Counter.Launches, 1, naive: 3);
        AtMost(Counter.Bytes, 1.15 * needed, naive: naive, once: 4.0 * heads * (2 * n * d + 2 * m * d + n),
            likely: "k or v come from memory more than once per tile of 64 queries: all 64 threads of the group read them from one tile, "
                + "in one pass; and q and o cross once");
        AtMost(Counter.SectorsPerRequest, 4.1,
            likely: "threads that each read a row of their own touch 32 sectors: take q in, and o out, through a tile");
        AtMost(Counter.WavefrontsPerRequest, 1.1,
            likely: "bank conflicts: lanes go down a column of a tile, whose rows must be 65 floats apart, not 64");
        AtMost(Counter.Barriers, (2.0 * tilesOfKeys + 4) * tilesOfRows * heads,
            likely: "two barriers per tile of keys are enough: when the tiles are complete, and when nobody reads them any more");
        AtMost(Counter.Flops, Math.Floor(1.15 * 4 * heads * n * m * d), naive: 4.0 * heads * n * m * d,
            likely: "the output is rescaled for every key: take the maximum of the whole tile first, and rescale once");
        SpreadOver(tilesOfRows * heads);
        WhatItMeans(naive);
    }

    private void WhatItMeans(double naive)
    {
        var ridge = new Roofline(Devices.H100Sxm, Dtype.Fp32).Ridge;
        Meaning($"{Counts.Global.BytesMoved / 1e6:0.00} MB moved, {naive / Counts.Global.BytesMoved:0.0}x less than three kernels with "
            + $"the same tiles; {Counts.Intensity:0.0} FLOP/B, and an H100's ridge in FP32 is at {ridge:0}.");
        Meaning("Beyond the inputs and o it writes one float per query, lse: n floats where three kernels had n x m.");
    }
}
