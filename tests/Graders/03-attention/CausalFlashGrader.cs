using Headroom.Grading;
using Headroom.Grading.Kernels;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>As many queries as keys, fewer, more; ragged tiles, large scores; then FLOPs and bytes at n = 512.</summary>
public sealed partial class CausalFlashGrader : KernelGrader
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
            Launch(CausalFlash.Kernel, () => kernel(new KernelConfig(grid, new Index2D(Tile, 1)), q.View, k.View, v.View, o.View, lse.View));

            var (got, gotLse, expected) = (Download(o), Download(lse), Causal(x, 0));
            if (!AttentionInput.IsRight(got, expected.O, x.Allowed) && !got.Contains(Poison)) Mistakes(x, got, expected);
            Elements("o", got, expected.O, x.Allowed, x.Batch, x.Heads, x.N, x.D);
            Elements("lse", gotLse, expected.Lse, x.AllowedLse, x.Batch, x.Heads, x.N);
            if (x.N > Tile && then is null)
            {
                var first = Upload2D(Poisoned(rows * x.D), rows, x.D);
                Launch(CausalFlash.Kernel, () =>
                    kernel(new KernelConfig(new Index2D(1, x.AllHeads), new Index2D(Tile, 1)), q.View, k.View, v.View, first.View, lse.View));
                That(!AttentionInput.WritesForOthers(Download(first), x.N, x.D, Poison), "the first group writes 64 rows", AttentionData.OneGroup);
            }
            then?.Invoke(x);
        }, "float32");

    /// <summary>Query i sees the keys up to its position and <paramref name="more"/> of the next ones.</summary>
    private static ReferenceHead Causal(AttentionInput x, int more) => x.Attend((_, i, j) => j <= x.M - x.N + i + more);

    // What known mistakes would have written everywhere; the first that fits is named.
    private void Mistakes(AttentionInput x, float[] got, ReferenceHead right)
    {
        void Rule(ReferenceHead wrong, string cause) =>
            That(!AttentionInput.Is(got, wrong.O, right.O, x.Allowed), $"not so: {cause[..cause.IndexOf(':')]}", cause);
        That(got.AsSpan().ContainsAnyExcept(0f), "some of o is not 0", AttentionData.AllZero);
        Rule(Causal(x, 1), "a query sees one key too many: keys 0 to its own position, and not the next one");
        Rule(Causal(x, -1), "a query does not see its own key: position p sees keys 0 to p, p included");
        Rule(Causal(x, x.M), "the queries see the future: a key after the query's own position does not count");
        Rule(x.Unscaled((_, i, j) => j <= x.M - x.N + i), "scores are not scaled: divide q·k by sqrt(d)");
        Rule(x.Attend((_, i, j) => j <= i), "query i stands at position i: the queries are the last n of m tokens, so it stands at m - n + i");
        Rule(x.Attend((_, i, j) => j <= x.M - x.N + i && j / Tile < (x.M - x.N + i / Tile * Tile + Tile) / Tile),
            "the last tile of keys is skipped: a tile counts as soon as one query of the group sees one of its keys");
        Rule(x.Attend((_, i, j) => j <= x.M - x.N + i && j < x.M - x.N + i / Tile * Tile),
            "the tiles on the diagonal are skipped: there some queries of the group see some keys, and each lane has to look");
    }

    private static int Tiles(int length) => (length + Tile - 1) / Tile;

    private void Budget(AttentionInput x) => Square(x.N, x.D);

    private void Traffic(AttentionInput x) => Tall(x.N, x.M, x.D);

    partial void Square(int n, int d);

    partial void Tall(int n, int m, int d);
}
