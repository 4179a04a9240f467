using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>As many queries as keys, fewer, more; ragged tiles, large scores; then FLOPs and bytes at n = 512.</summary>
public sealed class CausalFlashGrader : AttentionGrader
{
    private const int Tile = 64;

    private readonly record struct Shape(int Batch, int Heads, int N, int M, int D);

    protected override void Require()
    {
        Run("one tile", new(1, 1, 64, 64, 64));
        var n = Draw.Int(130, 150);
        Run("ragged tiles", new(1, 2, n, n, 32));
        Run("new tokens of a longer text", new(2, 2, Draw.Int(9, 30), Draw.Int(140, 180), 32));
        Run("one query and one key", new(2, 1, 1, 1, 64));
        Run("the newest token", new(1, 2, 1, 130, 64));
        Run("more queries than keys", new(1, 2, 150, 70, 32));
        Run("scores near 10,000", new(1, 1, 75, 140, 64), level: 10_000);
        Run("scores near -20,000", new(1, 1, 20, 75, 64), level: -20_000);
        Run("every tile full", new(1, 1, 512, 512, 64), Budget);
        Run("as full, after 64 tokens", new(1, 1, 256, 320, 32), Traffic);
        Run("as full, 128 queries that see nothing", new(1, 1, 320, 192, 32), Traffic);
    }

    private void Run(string name, Shape shape, Action<AttentionInput>? then = null, float level = 0) =>
        Case($"{shape.Batch} x {shape.Heads} heads, {shape.N} queries, {shape.M} keys, d {shape.D}: {name}", () =>
        {
            var x = AttentionInput.Of(Draw, shape.Batch, shape.Heads, shape.N, shape.M, shape.D, level);
            var (rows, keys) = (x.AllHeads * x.N, x.AllHeads * x.M);
            var (q, k, v) = (Upload2D("q", x.Q, rows, x.D), Upload2D("k", x.K, keys, x.D), Upload2D("v", x.V, keys, x.D));
            var (o, lse) = (Upload2D(Poisoned(rows * x.D), rows, x.D), Upload(Poisoned(rows)));
            var kernel = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, ArrayView<float>>(CausalFlash.Kernel);
            var grid = new Index2D(Tiles(x.N), x.AllHeads);
            Launch(CausalFlash.Kernel, () =>
                kernel(new KernelConfig(grid, new Index2D(Tile, 1)), q.View, k.View, v.View, o.View, lse.View));

            var (got, gotLse, expected) = (Download(o), Download(lse), Causal(x, 0));
            Mistakes(
                Elements("o", got, expected.O, x.Allowed, ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N), ("columns", x.D)),
                x, level);
            Elements("lse", gotLse, expected.Lse, x.AllowedLse, ("sequences", x.Batch), ("heads", x.Heads), ("queries", x.N));
            if (x.N > Tile && then is null)
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

    /// <summary>Query i sees the keys up to its position and <paramref name="more"/> of the next ones.</summary>
    private static ReferenceHead Causal(AttentionInput x, int more) => x.Attend((_, i, j) => j <= x.M - x.N + i + more);

    // What known mistakes write.
    private void Mistakes(ArrayExpectation o, AttentionInput x, float level)
    {
        int Position(int i) => x.M - x.N + i;
        AllZero(o
            .Trap(() => Causal(x, 1).O, "a query sees one key too many: keys 0 to its own position, and not the next one")
            .Trap(() => Causal(x, -1).O, "a query does not see its own key: position p sees keys 0 to p, p included")
            .Trap(() => Causal(x, x.M).O, "the queries see the future: a key after the query's own position does not count")
            .Trap(() => x.Unscaled((_, i, j) => j <= Position(i)).O, "scores are not scaled: divide q·k by sqrt(d)")
            .Trap(() => x.Attend((_, i, j) => j <= i).O,
                "query i stands at position i: the queries are the last n of m tokens, so it stands at m - n + i")
            .Trap(() => x.Attend((_, i, j) => j <= Position(i) && j / Tile < (Position(i / Tile * Tile) + Tile) / Tile).O,
                "the last tile of keys is skipped: a tile counts as soon as one query of the group sees one of its keys")
            .Trap(() => x.Attend((_, i, j) => j <= Position(i) && j < Position(i / Tile * Tile)).O,
                "the tiles on the diagonal are skipped: there some queries of the group see some keys, and each thread has to look"),
            x, level);
    }

    private const string Full = "attention without a mask: every tile is loaded and computed";

    private static int Tiles(int length) => (length + Tile - 1) / Tile;

    private void Budget(AttentionInput x) => Square(x.N, x.D);

    private void Traffic(AttentionInput x) => Tall(x.N, x.M, x.D);

    // n = m = 512: 8 tiles of queries see 1, 2, ... 8 tiles of keys: 36 pairs of 64.
    // FLOPs: at most 0.6 of 4 n n d = 67.1 M. Whole tiles on the diagonal make 36 / 64 = 0.56, and each thread up to its own key 0.50.
    // Bytes, in floats: q and o once, 64 rows of k and v per pair, lse: 2 * 512 * 64 + 36 * 2 * 64 * 64 + 512 = 360,960, at most 1.15x.
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
        SpreadOver(tiles, busiest: tiles / (double)pairs);
        Meaning($"{Counts.Operations.Flops / full:0.00} of the FLOPs of full "
            + $"attention, {Counts.Global.BytesMoved / (4.0 * (2 * n * d + 2.0 * tiles * n * d + n)):0.00} of its bytes: the tiles above "
            + "the diagonal are never loaded.");
        Meaning("The groups now have 1 to 8 tiles of work. On a GPU the longest ones should start first, or the last of them runs alone.");
    }

    // The last query of tile t stands at m - n + 64 t + 63: n = 256 and m = 320 leave 2, 3, 4, 5 tiles of keys, 14 pairs of 20;
    // n = 320 and m = 192 leave 0, 0, 1, 2, 3, which is 6 pairs of 15.
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
