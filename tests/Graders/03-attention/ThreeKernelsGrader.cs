using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// Scores, weights and output of each launch; ragged tiles, padding, sequences of nothing but padding, rows whose scores overflow exp or
/// rise within a lane, sizes beyond any array.
/// </summary>
public sealed partial class ThreeKernelsGrader : AttentionGrader
{
    private const int Tile = 64, WarpLanes = 32;
    private const string Padding =
        "padding counts: a key from lengths[b] on has the score minus infinity, and a sequence has its own length";

    // By the turn of a lane: rises and falls that exp does not survive.
    private static readonly int[] s_turns = [0, 110, 220, 90];

    protected override void Require()
    {
        Run("one tile", Normal(1, 1, 64, 64, 64), [64]);
        var ragged = Normal(1, 1, Draw.Int(65, 80), Draw.Int(143, 150), 32);
        Run("ragged tiles", ragged, [130], then: Ragged);
        Run("padding", Normal(2, 2, 20, 100, 32), [Draw.Int(60, 90), 100]);
        Run("nothing but padding", Normal(3, 1, 5, 70, 32), [70, 0, 1]);
        Run("one query and one key", Normal(1, 2, 1, 1, 64), [1]);
        Run("0 to 3 keys", Normal(4, 1, Draw.Int(2, 3), 3, 32), [2, 0, 3, 1]);
        Run("a warp, a tile, and a key more or less", Normal(5, 1, 2, 65, 32), [31, 65, 33, 63, 64]);
        // Neighbouring lanes lie 130 apart, every second query 800 lower.
        var rising = AttentionInput.Exact(Draw, 1, 1, 4, Draw.Int(130, 180), row => row % 2 == 0 ? 400 : -400,
            row => s_turns[row / WarpLanes % s_turns.Length] + row % 2 * 130);
        Run("scores that rise and fall from key to key", rising, [rising.M - 1], rises: true);
        Run("scores near 10,000", AttentionInput.Of(Draw, 1, 2, 9, 75, 64, level: 10_000), [70], level: 10_000);
        Run("scores near -20,000", AttentionInput.Of(Draw, 1, 1, 9, 75, 64, level: -20_000), [70], level: -20_000);
        // Beyond any array, in local memory as well, and any number of tiles or heads.
        // One key stands 17.5 above the rest: none of them moves the last bit of 1, all together are 1e-4.
        var longest = Draw.Int(4_150, 4_200);
        var one = Draw.Int(100, 4_000);
        var lonely = AttentionInput.Exact(Draw, 1, 1, 2, longest, _ => 0, row => row == one ? 35 : 0);
        lonely = lonely with { Q = [.. lonely.Q.Select((value, at) => at % 64 == 1 ? 4f : value / 16)] };
        Run("a long context", lonely, [longest - 10], counts: false);
        Run("scores that rise late", AttentionInput.Long(Draw, 1, 2, longest), [longest - 10], counts: false, rises: true);
        Run("many queries", Normal(1, 1, Draw.Int(4_100, 4_200), 3, 32), [3], counts: false);
        Run("many heads", Normal(3, Draw.Int(110, 120), 1, 2, 32), [2, 1, 2], counts: false);
        Run("every tile full", Normal(1, 2, 128, 192, 32), [192], then: x => Budget(x.AllHeads, x.N, x.M, x.D));
    }

    private AttentionInput Normal(int batch, int heads, int n, int m, int d) => AttentionInput.Of(Draw, batch, heads, n, m, d);

    private void Run(
        string name, AttentionInput x, int[] lengths, float level = 0, bool rises = false, bool counts = true,
        Action<AttentionInput>? then = null) =>
        Case($"{Named(x)}: {name}", () =>
        {
            var expected = x.Scores((b, _, j) => j < lengths[b]);
            var weights = x.Weights(expected);
            // Each kernel gets what the one before should have made.
            var scored = Part(nameof(ThreeKernels.Scores), () => Score(x, lengths, expected, counts));
            var weighted = Part(nameof(ThreeKernels.Softmax), () => Weights(x, expected, weights, level, rises, counts));
            var summed = Part(nameof(ThreeKernels.WeightedSum), () => WeightedSum(x, lengths, weights, counts, counts && x.N % Tile > 0));
            if (scored && weighted && summed) then?.Invoke(x);
        }, "float32");

    private void Score(AttentionInput x, int[] lengths, double[] expected, bool counts)
    {
        var (rows, keys) = (x.AllHeads * x.N, x.AllHeads * x.M);
        var (q, k) = (Upload2D("q", x.Q, rows, x.D), Upload2D("k", x.K, keys, x.D));
        var (filled, s) = (Upload("lengths", lengths), Upload2D(Poisoned(rows * x.M), rows, x.M));
        var scores = Accelerator.LoadStreamKernel<Rows, Rows, Rows, ArrayView<int>, int>(ThreeKernels.Scores);
        var config = new KernelConfig(new Index3D(Tiles(x.M), Tiles(x.N), x.AllHeads), new Index3D(Tile, 1, 1));
        Start(ThreeKernels.Scores, counts, () => scores(config, q.View, k.View, s.View, filled.View, x.Heads));
        var got = Download(s);
        CheckScores(x, got, expected);
        Elements("scores", got, expected, x.AllowedScore, ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N), ("keys", x.M));
    }

    private void WeightedSum(AttentionInput x, int[] lengths, double[] weights, bool counts, bool checksGroups)
    {
        bool Sees(int b, int i, int j) => j < lengths[b];
        var (rows, keys) = (x.AllHeads * x.N, x.AllHeads * x.M);
        var s = Upload2D("weights", Array.ConvertAll(weights, weight => (float)weight), rows, x.M);
        var (v, o) = (Upload2D("v", x.V, keys, x.D), Upload2D(Poisoned(rows * x.D), rows, x.D));
        var sum = Accelerator.LoadStreamKernel<Rows, Rows, Rows>(ThreeKernels.WeightedSum);
        Start(ThreeKernels.WeightedSum, counts, () =>
            sum(new KernelConfig(new Index2D(Tiles(x.N), x.AllHeads), new Index2D(Tile, 1)), s.View, v.View, o.View));
        Elements("o", Download(o), x.Attend(Sees).O, x.AllowedBy(() => x.Sizes.Attend(Sees).O),
            ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N), ("columns", x.D));
        if (x.N <= Tile || !checksGroups) return;
        var first = Upload2D(Poisoned(rows * x.D), rows, x.D);
        Launch(ThreeKernels.WeightedSum, () =>
            sum(new KernelConfig(new Index2D(1, x.AllHeads), new Index2D(Tile, 1)), s.View, v.View, first.View));
        That(!AttentionInput.WritesForOthers(Download(first), x.N, x.D, Poison), "WeightedSum's first group writes 64 rows",
            AttentionData.OneGroup);
    }

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

    private static int Tiles(int length) => (length + Tile - 1) / Tile;
}
