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
        Run("part of a tile", Normal(1, 2, 150, 32), 10);
        Run("nothing but itself", Normal(1, 1, 70, 32), 1);
        Run("one token", Normal(2, 1, 1, 64), 3);
        foreach (var (tokens, window) in ((int, int)[])[(2, 1), (3, 2), (3, 3)]) Run("a handful", Normal(1, 3, tokens, 32), window);
        var n = Draw.Int(140, 180);
        Run("a window of part of a tile", Normal(2, 2, n, 32), Draw.Int(20, 60));
        Run("a window of more than a tile", Normal(1, 1, n, 64), Draw.Int(66, 120));
        Run("a window that begins with a tile", Normal(1, 1, 200, 32), 65);
        Run("a window larger than all", Normal(1, 1, 70, 32), int.MaxValue);
        Run("scores that rise and fall from tile to tile", Rising(), Draw.Int(100, 120), Scores.Rising);
        Run("scores that rise and fall from key to key", Rough(), Draw.Int(50, 60), Scores.Rising);
        Run("scores near 10,000", Level(90, 10_000), 17, Scores.FarAbove);
        Run("scores near -20,000", Level(90, -20_000), 17, Scores.FarBelow);
        // More than any number of heads or tiles, and wider than any constant.
        Run("many heads", Normal(3, Draw.Int(110, 120), 2, 32), 2, counts: false);
        Run("a window of more than 1,024", Normal(1, 1, Draw.Int(1_090, 1_120), 32), Draw.Int(1_030, 1_060), counts: false);
        // Each tile of queries but the first sees its own tile and the one before: 9 pairs of 15, while tokens in sight are n * window.
        var x = Normal(1, 2, 320, 32);
        Run("a window of one tile", x, Tile, then: () => Budget(x, 9, naive: CausalPairs(320), likely: Unreached, busiest: 2));
        // Key 64 t - 64 is the oldest that tile t sees: its own tile and the one before, 7 pairs of 10. A window rounded up to tiles takes
        // 9.
        var y = Normal(1, 1, 256, 64);
        Run("a window of one tile and a token", y, Tile + 1, then: () => Budget(y, 7, naive: CausalPairs(256), likely: Unreached));
        Meaning("9 of 15 tiles at 320 tokens; at 8,192 tokens it would be 255 of 8,256. A window makes attention grow with n, not with "
            + "its square.");
    }

    private void Run(
        string name, AttentionInput x, int window, Scores where = Scores.Near, bool counts = true, Action? then = null)
    {
        double[] Within(int from, int to) =>
            Of(x, from, to);
        double[] Of(AttentionInput of, int from, int to) =>
            All(of, (_, _, _, s) => s, sees: (i, j) => j >= i - window + from && j <= i + (long)to);
        double[] Tiled(TileSlip slip) => FeatureGrader.Tiled(x, slip, (_, i, j, s) => j > i - window ? s : double.NegativeInfinity);
        var load = Accelerator.LoadStreamKernel<Rows, Rows, Rows, Rows, int, int>(SlidingWindow.Kernel);
        Attend($"{name}, window {Numbers.Format(window)}", x, SlidingWindow.Kernel, (config, b) =>
            load(config, b.Q.View, b.K.View, b.V.View, b.O.View, x.N, window),
        new(Within(1, 0), Tiled, Size: 0, where, counts, window, () => Of(x.Sizes, 1, 0)),
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
