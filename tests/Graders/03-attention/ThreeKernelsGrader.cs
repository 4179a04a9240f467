using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// Scores, weights and output of each launch; ragged tiles, padding, sequences of nothing but padding, scores that overflow exp.
/// </summary>
public sealed class ThreeKernelsGrader : KernelGrader
{
    private const int Tile = 64, WarpLanes = 32;
    private const string Overflow = "exp overflows above 88.7: subtract the row's maximum inside the exponential";
    private const string Nothing = "a row of minus infinities has no softmax: 0 / 0, or minus infinity minus itself. Its weights are 0";
    private const string Padding =
        "padding counts: a key from lengths[b] on has the score minus infinity, and a sequence has its own length";
    private const string Merge = "each lane of the warp has a maximum and a sum of its own, over every 32nd key of the whole row: merge "
        + "them, rescaled to the larger maximum, in 5 exchanges";
    private const string Divisor =
        $"the weights of a row have the right ratios and another sum than 1, so what they are divided by is not the row's sum: {Merge}";
    private const string Divisors = $"the lanes of the warp divide by different sums: {Merge}";
    private const string Unnormalized = "the weights of a row must sum to 1: divide by the sum of the whole row";

    protected override void Require()
    {
        Run("one tile", new(1, 1, 64, 64, 64), [64]);
        Run("ragged tiles", new(1, 2, Draw.Int(65, 80), Draw.Int(270, 290), 32), [300]);
        Run("padding", new(2, 2, 20, 100, 32), [Draw.Int(60, 90), 100]);
        Run("nothing but padding", new(3, 1, 5, 70, 32), [70, 0, 1]);
        Run("one query and one key", new(1, 2, 1, 1, 64), [1]);
        Run("scores near 10,000", new(1, 2, 9, 75, 64), [70], level: 10_000);
        Run("scores near -20,000", new(1, 1, 9, 75, 64), [70], level: -20_000);
        Run("every tile full", new(1, 2, 192, 256, 64), [256], counted: true);
    }

    private readonly record struct Shape(int Batch, int Heads, int N, int M, int D);

    private void Run(string name, Shape shape, int[] lengths, float level = 0, bool counted = false) =>
        Case($"{shape.Batch} x {shape.Heads} heads, {shape.N} queries, {shape.M} keys, d {shape.D}: {name}", () =>
        {
            var x = AttentionInput.Of(Draw, shape.Batch, shape.Heads, shape.N, shape.M, shape.D, level);
            var (rows, keys) = (x.AllHeads * x.N, x.AllHeads * x.M);
            var (q, k, v) = (Upload2D("q", x.Q, rows, x.D), Upload2D("k", x.K, keys, x.D), Upload2D("v", x.V, keys, x.D));
            var filled = Upload("lengths", lengths);
            var (tilesOfRows, tilesOfKeys) = (Tiles(x.N), Tiles(x.M));
            var expected = x.Scores((b, _, j) => j < lengths[b]);
            var weights = x.Weights(expected);

            // Each kernel gets what the one before should have made.
            var scored = Part(nameof(ThreeKernels.Scores), () =>
            {
                var s = Upload2D(Poisoned(rows * x.M), rows, x.M);
                var scores = Accelerator.LoadStreamKernel<Rows, Rows, Rows, ArrayView<int>, int>(ThreeKernels.Scores);
                var config = new KernelConfig(new Index3D(tilesOfKeys, tilesOfRows, x.AllHeads), new Index3D(Tile, 1, 1));
                Launch(ThreeKernels.Scores, () => scores(config, q.View, k.View, s.View, filled.View, x.Heads));
                var got = Download(s);
                CheckScores(x, got, expected);
                Elements(
                    "scores", got, expected, x.AllowedScore, ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N), ("keys", x.M));
            });
            var weighted = Part(nameof(ThreeKernels.Softmax), () =>
            {
                var s = Upload2D(Array.ConvertAll(expected, score => (float)score), rows, x.M);
                var softmax = Accelerator.LoadStreamKernel<Rows>(ThreeKernels.Softmax);
                Launch(ThreeKernels.Softmax, () => softmax(new KernelConfig(rows, WarpLanes), s.View));
                var got = Download(s);
                CheckWeights(x, got, weights, level);
                Elements(
                    "weights", got, weights, x.AllowedWeight, ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N), ("keys", x.M));
            });
            var summed = Part(nameof(ThreeKernels.WeightedSum), () =>
            {
                var (s, o) = (Upload2D("weights", Array.ConvertAll(weights, weight => (float)weight), rows, x.M),
                    Upload2D(Poisoned(rows * x.D), rows, x.D));
                var sum = Accelerator.LoadStreamKernel<Rows, Rows, Rows>(ThreeKernels.WeightedSum);
                Launch(ThreeKernels.WeightedSum, () =>
                    sum(new KernelConfig(new Index2D(tilesOfRows, x.AllHeads), new Index2D(Tile, 1)), s.View, v.View, o.View));
                Elements("o", Download(o), x.Attend((b, _, j) => j < lengths[b]).O, x.Allowed,
                    ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N), ("columns", x.D));
                if (x.N <= Tile || counted) return;
                var first = Upload2D(Poisoned(rows * x.D), rows, x.D);
                Launch(ThreeKernels.WeightedSum, () =>
                    sum(new KernelConfig(new Index2D(1, x.AllHeads), new Index2D(Tile, 1)), s.View, v.View, first.View));
                That(!AttentionInput.WritesForOthers(Download(first), x.N, x.D, Poison), "WeightedSum's first group writes 64 rows",
                    AttentionData.OneGroup);
            });
            if (scored && weighted && summed && counted) Budget(x.AllHeads, x.N, x.M, x.D);
        }, "float32");

    // The score of the last query of the last head that sees a key, with the first key.
    private void CheckScores(AttentionInput x, float[] got, double[] expected)
    {
        if (got.Contains(Poison)) return;
        That(Enumerable.Range(0, got.Length).All(i => got[i] == float.NegativeInfinity == double.IsNegativeInfinity(expected[i])),
            "minus infinity for padding, and for nothing else", Padding);
        if (Array.FindIndex(expected, double.IsFinite) is not (>= 0 and var at)) return;
        var (root, exact) = (Math.Sqrt(x.D), expected[at]);
        Number("the first score", got[at], exact).Within(x.AllowedScore)
            .Trap((float)(exact * root), "the scores are not divided by sqrt(d)")
            .Trap((float)(exact / root), "the scores are divided by d, not by sqrt(d)");
    }

    private void CheckWeights(AttentionInput x, float[] got, double[] expected, float level)
    {
        if (got.Contains(Poison)) return;
        var broken = Array.FindIndex(got, w => !float.IsFinite(w));
        if (broken >= 0)
        {
            var seesNothing = expected.AsSpan(broken / x.M * x.M, x.M).IndexOfAnyExcept(0.0) < 0;
            That(false, "every weight is a number", seesNothing ? Nothing : level != 0 ? Overflow : "");
            return;
        }
        var rows = got.Chunk(x.M).Zip(expected.Chunk(x.M)).Where(row => row.Second.Sum() > 0).ToArray();
        That(Array.TrueForAll(rows, row => row.First.AsSpan().ContainsAnyExcept(0f)), "every row with keys has weights",
            level < 0 ? AttentionData.AllZero : "");
        That(Array.TrueForAll(rows, row => Math.Abs(row.First.Sum(w => (double)w) - 1) <= x.M * x.AllowedWeight.AbsolutePart),
            "the weights of a row sum to 1",
            Array.TrueForAll(rows, row => Math.Abs(row.First.Max() - 1) < 1e-6) ? Unnormalized
            : Array.TrueForAll(rows, row => IsScaled(row.First, row.Second, x.AllowedWeight)) ? Divisor
            : Array.TrueForAll(rows, row =>
                Lanes(row.First).Zip(Lanes(row.Second)).All(lane => IsScaled(lane.First, lane.Second, x.AllowedWeight))) ? Divisors
            : "");
    }

    // The right weights, times the same factor throughout.
    private static bool IsScaled(float[] got, double[] expected, Tolerance allowed)
    {
        var factor = expected.Sum() == 0 ? 0 : got.Sum(w => (double)w) / expected.Sum();
        return got.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second * factor) <= allowed.AbsolutePart * Math.Max(1, factor));
    }

    // Every 32nd weight of a row is one lane's.
    private static T[][] Lanes<T>(T[] row) =>
        [.. Enumerable.Range(0, WarpLanes).Select(lane => row.Where((_, key) => key % WarpLanes == lane).ToArray())];

    private static int Tiles(int length) => (length + Tile - 1) / Tile;

    // Per head, in floats. Scores: q once per tile of keys, k once per tile of queries, s written: 192 * 64 * 4 + 256 * 64 * 3 + 192 * 256.
    // Softmax: s read twice and written once. Weighted sum: s once, v once per tile of queries, o written.
    // In all 2 x 405,504 floats = 3.2 MB, of which s is 2.0 MB; at most 1.15x. A third read of s in the softmax is 12 % of that, so the
    // softmax has a row of its own: 12 B per score, at most 1.1x.
    // Barriers: two per pair of tiles in either product at most; a warp needs none for its softmax.
    private void Budget(int heads, int n, int m, int d)
    {
        var (tilesOfRows, tilesOfKeys) = (Tiles(n), Tiles(m));
        var inAndOut = 4.0 * heads * d * (n * tilesOfKeys + m * tilesOfRows + m * tilesOfRows + n);
        var scores = 4.0 * heads * n * m;
        NaiveIs("softmax: maximum and sum in passes of their own; sectors: threads that write s down a column");
        AtMost(Counter.Launches, 3);
        AtMost(Counter.Bytes, 1.15 * (inAndOut + 5 * scores), once: 8.0 * heads * d * (n + m),
            likely: "a row of q, k or v comes from memory once per thread, or s more often than five times: tiles of 64 rows serve 64 "
                + "threads each");
        AtMost(Counter.Bytes, 1.1 * 3 * scores, naive: 4 * scores, once: 2 * scores, name: "softmax", of: [Launches[1]],
            likely: "maximum and sum in passes of their own read each score three times: carry them along together, as in 02.7");
        AtMost(Counter.SectorsPerRequest, 4, naive: 32,
            likely: "threads that write s down a column touch 32 sectors: let thread = key, and let the thread walk down the queries");
        AtMost(Counter.WavefrontsPerRequest, 1.1,
            likely: "bank conflicts: lanes go down a column of a tile, whose rows must be 65 floats apart, not 64");
        AtMost(Counter.Barriers, 4.0 * heads * tilesOfRows * tilesOfKeys,
            likely: "two barriers per tile are enough, and the 32 lanes of a warp exchange by shuffle, without any");
        SpreadOver(tilesOfKeys * tilesOfRows * heads, launch: 0, name: "Scores");
        SpreadOver((long)n * heads, launch: 1, name: "Softmax");
        SpreadOver(tilesOfRows * heads, launch: 2, name: "WeightedSum");
        Meaning($"{Counts.Global.BytesMoved / 1e6:0.0} MB moved, {100 * 5 * scores / Counts.Global.BytesMoved:0} % of them scores and "
            + $"weights: {n} x {m} floats per head, written twice and read three times.");
        Meaning($"The result needs none of them: q, k, v and o are {8e-6 * heads * d * (n + m):0.00} MB here. At n = 8,192 the scores of "
            + "one head are 268 MB.");
    }
}
