using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// As many queries as keys, fewer, more; ragged tiles, rising and far scores, sizes beyond any array; then FLOPs and bytes at n = 512.
/// </summary>
public sealed class CausalFlashGrader : AttentionGrader
{
    private const int Tile = 64;
    private const string Nothing = "a query before every key has sum 0: o is 0 and not 0 / 0, lse is minus infinity";
    private const string LseWithoutMaximum =
        "the log-sum-exp lacks the maximum: the sum counts in units of exp(max), so lse = max + ln(sum)";

    protected override void Require()
    {
        Run("one tile", Normal(1, 1, 64, 64, 64));
        var n = Draw.Int(130, 150);
        Run("ragged tiles", Normal(1, 2, n, n, 32));
        Run("new tokens of a longer text", Normal(2, 2, Draw.Int(9, 30), Draw.Int(140, 180), 32));
        Run("one query and one key", Normal(2, 1, 1, 1, 64));
        foreach (var (queries, keys) in ((int, int)[])[(2, 3), (3, 2), (3, 3)]) Run("a handful", Normal(1, 2, queries, keys, 32));
        Run("the newest token", Normal(1, 2, 1, 130, 64));
        Run("a tile and a query", Normal(1, 1, 65, 128, 32));
        Run("more queries than keys", Normal(1, 2, 150, 70, 32));
        Run("scores that rise and fall from tile to tile", AttentionInput.Rising(Draw, 1, 1, 5, Draw.Int(200, 250)), Scores.Rising);
        Run("scores that rise and fall from key to key", AttentionInput.Rough(Draw, 1, 1, 5, Draw.Int(70, 130)), Scores.Rising);
        Run("scores near 10,000", AttentionInput.Of(Draw, 1, 1, 9, 75, 64, level: 10_000), Scores.FarAbove);
        Run("scores near -20,000", AttentionInput.Of(Draw, 1, 1, 20, 75, 64, level: -20_000), Scores.FarBelow);
        // Beyond any array and any number of tiles or heads.
        Run("a long context, scores that rise late", AttentionInput.Long(Draw, 1, 2, Draw.Int(4_150, 4_200)), Scores.Rising, counts: false);
        Run("many queries", Normal(1, 1, Draw.Int(4_100, 4_200), Draw.Int(2, 3), 32), counts: false);
        Run("many heads", Normal(3, Draw.Int(110, 120), 1, 2, 32), counts: false);
        Run("as full, after 64 tokens", Normal(1, 1, 192, 256, 32), then: Traffic);
        Run("as full, 128 queries that see nothing", Normal(1, 1, 256, 128, 32), then: Traffic);
        Run("every tile full", Normal(1, 1, 512, 512, 32), then: Budget);
    }

    private AttentionInput Normal(int batch, int heads, int n, int m, int d) => AttentionInput.Of(Draw, batch, heads, n, m, d);

    private void Run(
        string name, AttentionInput x, Scores where = Scores.Near, bool counts = true, Action<AttentionInput>? then = null) =>
        Case($"{Named(x)}: {name}", () =>
        {
            var (rows, keys) = (x.AllHeads * x.N, x.AllHeads * x.M);
            var (q, k, v) = (Upload2D("q", x.Q, rows, x.D), Upload2D("k", x.K, keys, x.D), Upload2D("v", x.V, keys, x.D));
            var (o, lse) = (Upload2D(Poisoned(rows * x.D), rows, x.D), Upload(Poisoned(rows)));
            var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>>(CausalFlash.Kernel);
            var grid = new Index2D(Tiles(x.N), x.AllHeads);
            void Kernel() => kernel(new KernelConfig(grid, new Index2D(Tile, 1)), q.View, k.View, v.View, o.View, lse.View);
            Start(CausalFlash.Kernel, counts, Kernel);

            Compare(x, where, Download(o), Download(lse), explains: counts);
            if (x.N > Tile && then is null && counts)
            {
                var first = Upload2D(Poisoned(rows * x.D), rows, x.D);
                Launch(CausalFlash.Kernel, () =>
                    kernel(new KernelConfig(new Index2D(1, x.AllHeads), new Index2D(Tile, 1)), q.View, k.View, v.View, first.View,
                        lse.View));
                That(!AttentionInput.WritesForOthers(Download(first), x.N, x.D, Poison), "the first group writes 64 rows",
                    AttentionData.OneGroup);
            }
            then?.Invoke(x);
        }, "float32");

    private void Compare(AttentionInput x, Scores where, float[] got, float[] gotLse, bool explains)
    {
        bool Sees(int b, int i, int j) => j <= x.M - x.N + i;
        var expected = x.Attend(Sees);
        var o = Elements(
            "o", got, expected.O, x.AllowedBy(() => x.Sizes.Attend(Sees).O),
            ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N), ("columns", x.D));
        var ofLse = Elements("lse", gotLse, expected.Lse, x.AllowedLse, ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N));
        // In the large cases, which are for sizes, working out what mistakes give would take longer than the case.
        if (!explains) return;
        var pairs = Enumerable.Range(0, x.N).Sum(i => (long)Math.Clamp(x.M - x.N + i + 1, 0, x.M));
        Unusable(o, got, where, x.AllHeads * pairs, x.D);
        foreach (var (slip, cause) in TiledReference.Mistakes) o.Trap(() => x.Tiled(Sees, slip).O, cause);
        Mistakes(o, x);
        if (where == Scores.Rising) LostQueries(o, x, expected.O);
        ofLse.Trap(() => x.Tiled(Sees, TileSlip.LseWithoutMaximum).Lse, LseWithoutMaximum);
        var empty = Math.Clamp(x.N - x.M, 0, x.N);
        if (empty > 0 && !gotLse.AsSpan(0, empty).Contains(Poison) && !got.AsSpan(0, empty * x.D).Contains(Poison))
            That(!gotLse.AsSpan(0, empty).ContainsAnyExcept(float.NegativeInfinity) && !got.AsSpan(0, empty * x.D).ContainsAnyExcept(0f),
                "o is 0 and lse minus infinity where a query has no key", Nothing);
    }

    /// <summary>Query i sees the keys up to its position and <paramref name="more"/> of the next ones.</summary>
    private static ReferenceHead Causal(AttentionInput x, int more) => x.Attend((_, i, j) => j <= x.M - x.N + i + more);

    // What known mistakes write.
    private static void Mistakes(ArrayExpectation o, AttentionInput x)
    {
        int Position(int i) => x.M - x.N + i;
        o.Trap(() => Causal(x, 1).O, "a query sees one key too many: keys 0 to its own position, and not the next one")
            .Trap(() => Causal(x, -1).O, "a query does not see its own key: position p sees keys 0 to p, p included")
            .Trap(() => Causal(x, x.M).O, "the queries see the future: a key after the query's own position does not count")
            .Trap(() => x.Unscaled((_, i, j) => j <= Position(i)).O, "scores are not scaled: divide q·k by sqrt(d)")
            .Trap(() => x.Attend((_, i, j) => j <= i).O,
                "query i stands at position i: the queries are the last n of m tokens, so it stands at m - n + i")
            .Trap(() => x.Attend((_, i, j) => j <= Position(i) && j / Tile < (Position(i / Tile * Tile) + Tile) / Tile).O,
                "the last tile of keys is skipped: a tile counts as soon as one query of the group sees one of its keys")
            .Trap(() => x.Attend((_, i, j) => j <= Position(i) && j < Position(i / Tile * Tile)).O,
                "the tiles on the diagonal are skipped: there some queries of the group see some keys, and each thread has to look");
    }

    private const string Full = "attention without a mask: every tile is loaded and computed";

    private static int Tiles(int length) => (length + Tile - 1) / Tile;

    private void Budget(AttentionInput x) => Square(x.N, x.D);

    private void Traffic(AttentionInput x) => Tall(x.N, x.M, x.D);

    // n = m = 512: 8 tiles of queries see 1, 2, ... 8 tiles of keys: 36 pairs of 64.
    // FLOPs: at most 0.6 of 4 n n d = 33.6 M. Whole tiles on the diagonal make 36 / 64 = 0.56, and each thread up to its own key 0.50.
    // Bytes, in floats: q and o once, 64 rows of k and v per pair, lse: 2 * 512 * 32 + 36 * 2 * 64 * 32 + 512 = 180,736, at most 1.15x.
    // Without skipping 64 pairs are loaded: 1.64x.
    // Barriers: two per pair; q and o pass through a tile as well, which takes 4 per group at most.
    private void Square(int n, int d)
    {
        var (tiles, pairs) = (Tiles(n), Tiles(n) * (Tiles(n) + 1) / 2);
        var full = 4.0 * n * n * d;
        NaiveIs(Full);
        AtMost(Counter.Launches, 1);
        AtMost(Counter.Flops, Math.Floor(0.6 * full), naive: full,
            likely: "scores are computed that no query may see: the group stops after the last tile that one of its queries sees");
        AtMost(Counter.Bytes, 1.15 * (4.0 * (2 * n * d + 2.0 * pairs * Tile * d + n)), naive: 4.0 * (2 * n * d + 2.0 * tiles * n * d + n),
            once: 4.0 * (4 * n * d + n),
            likely: "tiles of k and v are loaded that no query of the group sees: end = the group's last position + 1");
        AtMost(Counter.WavefrontsPerRequest, 1.1,
            likely: "bank conflicts: lanes go down a column of a tile, whose rows must be 65 floats apart, not 64");
        AtMost(Counter.Barriers, 2.0 * pairs + 4 * tiles,
            likely: "two barriers per tile of keys are enough: when the tiles are complete, and when nobody reads them any more");
        // The last group sees all tiles, of the pairs of all.
        SpreadOver(tiles, busiest: tiles / (double)pairs, warps: Tile / 32, uneven: OneOfTwo, computes: true);
        Meaning($"{Counts.Operations.Flops / full:0.00} of the FLOPs of full "
            + $"attention, {Counts.Global.BytesMoved / (4.0 * (2 * n * d + 2.0 * tiles * n * d + n)):0.00} of its bytes: the tiles above "
            + "the diagonal are never loaded.");
        Meaning("The groups now have 1 to 8 tiles of work. On a GPU the longest ones should start first, or the last of them runs alone.");
    }

    // The last query of tile t stands at m - n + 64 t + 63: n = 192 and m = 256 leave 2, 3, 4 tiles of keys, 9 pairs of 12;
    // n = 256 and m = 128 leave 0, 0, 1, 2, which is 3 pairs of 8.
    private void Tall(int n, int m, int d)
    {
        var pairs = Enumerable.Range(1, Tiles(n)).Sum(t => Math.Clamp((m - n) / Tile + t, 0, Tiles(m)));
        NaiveIs(Full);
        AtMost(Counter.Bytes, 1.15 * (4.0 * (2 * n * d + 2.0 * pairs * Tile * d + n)),
            naive: 4.0 * (2 * n * d + 2.0 * Tiles(n) * m * d + n), once: 4.0 * (2 * n * d + 2 * m * d + n),
            likely: "tiles of k and v are loaded that no query of the group sees: with m - n other than 0, end = the group's last "
                + "position + 1 still");
    }
}
