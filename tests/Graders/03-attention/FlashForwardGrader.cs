using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// Output and log-sum-exp: ragged tiles, padding, nothing but padding, maxima that rise from tile to tile and from key to key, scores that
/// overflow exp, sizes beyond any array.
/// </summary>
public sealed partial class FlashForwardGrader : AttentionGrader
{
    private const int Tile = 64;
    private const string Nothing = "a query without a key has sum 0: o is 0 and not 0 / 0, lse is minus infinity";
    private const string LseWithoutMaximum =
        "the log-sum-exp lacks the maximum: the sum counts in units of exp(max), so lse = max + ln(sum)";

    protected override void Require()
    {
        Run("one tile", Normal(1, 1, 64, 64, 64), [64]);
        Run("ragged tiles", Normal(1, 2, Draw.Int(65, 80), Draw.Int(130, 150), 32), [130], then: Sectors);
        Run("padding", Normal(2, 2, 20, 100, 32), [Draw.Int(65, 90), 100]);
        Run("nothing but padding", Normal(3, 1, 5, 70, 32), [70, 0, 1]);
        Run("one query and one key", Normal(1, 2, 1, 1, 64), [1]);
        Run("0 to 3 keys", Normal(4, Draw.Int(2, 3), Draw.Int(2, 3), 3, 32), [2, 0, 3, 1]);
        Run("a tile, two, and a key more or less", Normal(5, 1, 2, 129, 32), [63, 65, 129, 64, 128]);
        Run("scores that rise and fall from tile to tile", AttentionInput.Rising(Draw, 1, 1, 5, 250), [Draw.Int(193, 250)], Scores.Rising);
        Run("scores that rise and fall from key to key", AttentionInput.Rough(Draw, 1, 1, 5, 130), [Draw.Int(66, 127)], Scores.Rising);
        Run("scores near 10,000", AttentionInput.Of(Draw, 1, 2, 9, 75, 64, level: 10_000), [75], Scores.FarAbove);
        Run("scores near -20,000", AttentionInput.Of(Draw, 1, 1, 9, 75, 64, level: -20_000), [70], Scores.FarBelow);
        // Beyond any array, in local memory as well, and any number of tiles or heads.
        var longest = Draw.Int(4_150, 4_200);
        var late = AttentionInput.Long(Draw, 1, 2, longest);
        Run("a long context, scores that rise late", late, [longest - 10], Scores.Rising, counts: false);
        Run("many queries", Normal(1, 1, Draw.Int(4_100, 4_200), 3, 32), [3], counts: false);
        Run("many heads", Normal(3, Draw.Int(110, 120), 1, 2, 32), [2, 1, 2], counts: false);
        // Every key is a new maximum: who rescales at each pays for it here.
        var climbing = AttentionInput.Exact(Draw, 1, 2, 128, 256, _ => 0, row => row % 256 * 6);
        Run("every tile full, scores that rise from key to key", climbing, [256], then: Budget);
    }

    private AttentionInput Normal(int batch, int heads, int n, int m, int d) => AttentionInput.Of(Draw, batch, heads, n, m, d);

    private void Run(
        string name, AttentionInput x, int[] lengths, Scores where = Scores.Near, bool counts = true,
        Action<AttentionInput>? then = null) =>
        Case($"{Named(x)}: {name}", () =>
        {
            var (rows, keys) = (x.AllHeads * x.N, x.AllHeads * x.M);
            var (q, k, v) = (Upload2D("q", x.Q, rows, x.D), Upload2D("k", x.K, keys, x.D), Upload2D("v", x.V, keys, x.D));
            var (o, lse, filled) = (Upload2D(Poisoned(rows * x.D), rows, x.D), Upload(Poisoned(rows)), Upload("lengths", lengths));
            var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>, ArrayView<int>, int>(FlashForward.Kernel);
            var grid = new Index2D((x.N + Tile - 1) / Tile, x.AllHeads);
            void Kernel() => kernel(
                new KernelConfig(grid, new Index2D(Tile, 1)), q.View, k.View, v.View, o.View, lse.View, filled.View, x.Heads);
            Start(FlashForward.Kernel, counts, Kernel);

            Compare(x, lengths, where, Download(o), Download(lse), explains: counts);
            if (x.N > Tile && x.N % Tile > 0 && counts)
            {
                var first = Upload2D(Poisoned(rows * x.D), rows, x.D);
                Launch(FlashForward.Kernel, () =>
                    kernel(new KernelConfig(new Index2D(1, x.AllHeads), new Index2D(Tile, 1)), q.View, k.View, v.View, first.View, lse.View,
                        filled.View, x.Heads));
                That(!AttentionInput.WritesForOthers(Download(first), x.N, x.D, Poison), "the first group writes 64 rows",
                    AttentionData.OneGroup);
            }
            then?.Invoke(x);
        }, "float32");

    private void Compare(AttentionInput x, int[] lengths, Scores where, float[] got, float[] gotLse, bool explains)
    {
        bool Sees(int b, int i, int j) => j < lengths[b];
        var expected = x.Attend(Sees);
        var o = Elements(
            "o", got, expected.O, x.AllowedBy(() => x.Sizes.Attend(Sees).O),
            ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N), ("columns", x.D));
        var ofLse = Elements("lse", gotLse, expected.Lse, x.AllowedLse, ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N));
        // In the large cases, which are for sizes, working out what mistakes give would take longer than the case.
        if (!explains) return;
        Unusable(o, got, where, (long)x.Heads * x.N * lengths.Sum(), x.D);
        foreach (var (slip, cause) in TiledReference.Mistakes) o.Trap(() => x.Tiled(Sees, slip).O, cause);
        o.Trap(() => x.Unscaled(Sees).O, "scores are not scaled: divide q·k by sqrt(d)")
            .Trap(() => x.Attend((_, _, _) => true).O,
                "padding counts: sequence b has lengths[b] keys, head z belongs to sequence z / heads");
        if (where == Scores.Rising) LostQueries(o, x, expected.O);
        ofLse.Trap(() => x.Tiled(Sees, TileSlip.LseWithoutMaximum).Lse, LseWithoutMaximum);
        var empty = Array.FindIndex(expected.Lse, double.IsNegativeInfinity);
        if (empty >= 0 && gotLse[empty] != Poison && got[empty * x.D] != Poison)
            That(gotLse[empty] == float.NegativeInfinity && got[empty * x.D] == 0,
                "o is 0 and lse minus infinity where a query has no key", Nothing);
    }
}
