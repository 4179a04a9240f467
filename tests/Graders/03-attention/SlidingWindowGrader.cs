using Headroom.Grading;
using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Graders;

/// <summary>
/// Windows of 1, of part of a tile, of several tiles and of more than there is; then the tiles that a window leaves to load.
/// </summary>
public sealed class SlidingWindowGrader : FeatureGrader
{
    private const string Unreached = "tiles of K and V are loaded that no window of the group reaches: the first one is that of key top "
        + "- window + 1, whatever n, d and window";

    protected override void Require()
    {
        Run("window 10", AttentionInput.Of(Draw, 1, 2, 150, 150, 32), 10);
        Run("window 1", AttentionInput.Of(Draw, 1, 1, 70, 70, 32), 1);
        Run("one token", AttentionInput.Of(Draw, 2, 1, 1, 1, 64), 3);
        var n = Draw.Int(140, 180);
        Run("a window of part of a tile", AttentionInput.Of(Draw, 2, 2, n, n, 32), Draw.Int(20, 60));
        Run("a window of more than a tile", AttentionInput.Of(Draw, 1, 2, n, n, 64), Draw.Int(66, 120));
        Run("a window that begins with a tile", AttentionInput.Of(Draw, 1, 1, 200, 200, 32), 65);
        Run("a window larger than all", AttentionInput.Of(Draw, 1, 1, 70, 70, 32), 1000);
        Run("scores near 10,000", AttentionInput.Of(Draw, 1, 1, 90, 90, 64, level: 10_000), 17);
        Run("scores near -20,000", AttentionInput.Of(Draw, 1, 1, 90, 90, 64, level: -20_000), 17);
        // Each tile of queries but the first sees its own tile and the one before: 15 pairs of 36, while tokens in sight are n * window.
        var x = AttentionInput.Of(Draw, 1, 2, 512, 512, 32);
        Run("a window of one tile", x, Tile, () => Budget(x, 15, naive: CausalPairs(512), likely: Unreached, busiest: 2));
        // Key 64 t - 64 is the oldest that tile t sees: its own tile and the one before, 7 pairs of 10. A window rounded up to tiles takes
        // 9.
        var y = AttentionInput.Of(Draw, 1, 1, 256, 256, 64);
        Run("a window of one tile and a token", y, Tile + 1, () => Budget(y, 7, naive: CausalPairs(256), likely: Unreached));
        Meaning("15 of 36 tiles at 512 tokens; at 8,192 tokens it would be 255 of 8,256. A window makes attention grow with n, not with "
            + "its square.");
    }

    private void Run(string name, AttentionInput x, int window, Action? then = null)
    {
        double[] Within(int from, int to) => All(x, (_, i, j, s) => j >= i - window + from && j <= i + to ? s : double.NegativeInfinity);
        var load = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, int, int>(SlidingWindow.Kernel);
        Attend($"{name}", x, SlidingWindow.Kernel, (config, b) =>
            load(config, b.Q.View, b.K.View, b.V.View, b.O.View, x.N, window), Within(1, 0), 0,
        o => o
            .Trap(() => Causal(x, (_, _, _, s) => s), NoEffect)
            .Trap(() => FromTile(x, top => Math.Max(0, top - window + 1) / Tile * Tile),
                "the window begins with a tile: keys of the first loaded tile from before i - window + 1 stay hidden")
            .Trap(() => FromTile(x, top => top - window + 1),
                "the window is that of the group's first query: each thread has a query of its own, and its window")
            .Trap(() => FromTile(x, top => (Math.Max(0, top - window + 1) + Tile - 1) / Tile * Tile, window),
                "the window's first tile is left out: it begins in the tile of key top - window + 1, not after it")
            .Trap(() => Within(0, 0), "the window is one key too wide: it holds window keys, the query's own among them")
            .Trap(() => Within(2, 0), "the window is one key too narrow: it holds window keys, the query's own among them")
            .Trap(() => Within(1, window - 1), "the window reaches into the future: query i sees keys i - window + 1 to i"),
        then);
    }

    // Windows that the 64 queries of a group have in common.
    private static double[] FromTile(AttentionInput x, Func<int, int> first, int window = int.MaxValue) =>
        Causal(x, (_, i, j, s) => j >= first(i / Tile * Tile) && i - j < window ? s : double.NegativeInfinity);
}
