using Headroom.Grading;

namespace Graders;

/// <summary>
/// One head in tiles of every size: tiny and ragged shapes, padding of NaN and of numbers, rising scores; then loads and memory.
/// </summary>
public sealed partial class TiledHeadGrader : Grader
{
    protected override void Require()
    {
        WorkedExample();
        Run("ragged tiles", HeadData.Normal(Draw, Draw.Int(33, 60), Draw.Int(17, 22) * 4 + 1, Draw.Int(5, 11)), tile: 16, Draw.Int(1, 40));
        Tiny();
        Run("every tile full", HeadData.Normal(Draw, 32, 64, 8), tile: 16);
        Run("one tile larger than the head", HeadData.Normal(Draw, 9, Draw.Int(10, 30), 16), tile: 64, padding: 64);
        Run("tiles of one row", HeadData.Normal(Draw, Draw.Int(3, 9), Draw.Int(10, 30), 8), tile: 1, padding: 2);
        var padded = HeadData.Normal(Draw, Draw.Int(6, 9), Draw.Int(5, 9) * 8 + Draw.Int(1, 7), 8);
        Run("padding of numbers", padded, tile: 8, Draw.Normal(20 * padded.D, 3));
        foreach (var tile in new[] { 129, 257, 321, 1_025, 4_097 })
        {
            Run($"more keys than a tile of {tile:#,0}", HeadData.Normal(Draw, 2, tile + Draw.Int(1, 9), 3), tile, Draw.Int(0, 9));
            Run($"more queries than a tile of {tile:#,0}", HeadData.Normal(Draw, tile + Draw.Int(1, 9), 3, 2), tile, padding: 1);
        }
        foreach (var d in new[] { 129, 257, 321, 1_025, 4_097 })
            Run("wide rows", HeadData.Normal(Draw, 5, 9, d), tile: Draw.Int(2, 4), padding: 1);
        FarScores();
        var large = HeadData.Normal(Draw, Draw.Int(36, 44), Draw.Int(5_900, 6_100), 8);
        Run("many keys", large, tile: 16, HeadData.NaNs(0, 8), budget: true);
        Meaning("Loops over queries become the threads of a group, tiles become its shared memory, "
            + "and a barrier stands where a tile is complete and where nobody reads it any more: that is 03.3.");
    }

    // Each maximum has to be one query's, of this tile of queries, of every key so far.
    private void FarScores()
    {
        Run("scores that rise and fall by 110 from key to key", HeadData.Rough(Draw, 9, 43, tile: 8), tile: 8, padding: 3);
        Run("scores that rise by 100 from tile to tile", HeadData.Exact(Draw, 9, 40, 16, j => j / 8 * 100), tile: 8, padding: 3);
        Run("scores that fall by 100 from tile to tile", HeadData.Exact(Draw, 9, 40, 16, j => j / 8 * -100), tile: 8, padding: 3);
        var many = Draw.Int(4_110, 4_190);
        Run("scores that rise late", HeadData.Exact(Draw, 2, many, 16, j => AttentionInput.Late(j, many)), tile: 8, padding: 3);
        Run("scores that rise by 100 from key to key", HeadData.Exact(Draw, 9, 40, 4, j => j * 100), tile: 16, padding: 3);
        // A weight of exp(65) times 1e10 overflows: who waits with the rescale may not wait for long.
        Run("scores that rise by 65, values of 1e10", HeadData.Exact(Draw, 9, 40, 16, j => j / 8 * 65).Loud(1e10f), tile: 8, padding: 3);
        Run("scores near 10,000", HeadData.Exact(Draw, 9, 40, 64, j => 10_000 - Faint(j)).WithFaintKeys(), tile: 7);
        Run("scores near -20,000", HeadData.Exact(Draw, 9, 40, 64, j => -20_000 - Faint(j)).WithFaintKeys(), tile: 7);
        Run("queries whose scores lie 600 apart", HeadData.Exact(Draw, 9, 40, 16, j => 300 + j, i => i % 2 == 0 ? 1 : -1), tile: 8, 3);
        Run("a tile of queries whose scores lie 600 above the next one's",
            HeadData.Exact(Draw, 21, 40, 16, j => 300 + j, i => i / 8 % 2 == 0 ? 1 : -1), tile: 8, padding: 3);
    }

    private static int Faint(int key) => AttentionData.IsFaint(key) ? 20 : 0;

    private void Run(string name, AttentionInput x, int tile, int padding = 0) => Run(name, x, tile, HeadData.NaNs(padding, x.D));

    private void Run(string name, AttentionInput x, int tile, float[] padding, bool budget = false) =>
        Case($"{x.N:#,0} queries, {x.M:#,0} keys, d {x.D:#,0}, tiles of {tile:#,0}: {name}",
            () => Attend(x, tile, padding, budget), "float32");

    // Every shape from nothing to three of each, in tiles of one to four.
    private void Tiny() => Case("0 to 3 queries, 0 to 3 keys, d 1 to 3, tiles of 1 to 4", () =>
    {
        for (var n = 0; n <= 3; n++)
            for (var m = 0; m <= 3; m++)
                for (var d = 1; d <= 3; d++)
                    for (var tile = 1; tile <= 4; tile++)
                        Attend(HeadData.Normal(Draw, n, m, d), tile, HeadData.NaNs(2, d), budget: false);
    }, "float32");

    private void Attend(AttentionInput x, int tile, float[] padding, bool budget)
    {
        var (q, o, lse) = (Input("q", x.Q), Poisoned(x.N * x.D), Poisoned(x.N));
        var (k, v) = (HeadData.Tiles(x.K, x.D, padding, tile), HeadData.Tiles(x.V, x.D, padding, tile));
        var floats = HeadData.FloatsAllocated(() => TiledHead.Attend(q, k, v, o, lse, x.D, x.M));

        var right = Slipped(x, tile, TileSlip.None);
        var (allowed, allowedLse) = x.M == 0
            ? (Tolerance.Exact, Tolerance.Exact)
            : (x.AllowedBy(() => Slipped(x.Sizes, tile, TileSlip.None).O), x.AllowedLse);
        Facts(x, o, lse, right, tile);
        Mistakes(Elements("o", o, right.O, allowed, ("queries", x.N), ("columns", x.D)), x, padding, tile, right);
        Elements("lse", lse, right.Lse, allowedLse, ("queries", x.N))
            .Trap(() => Slipped(x, tile, TileSlip.LseWithoutMaximum).Lse, LseWithoutMaximum);
        var loads = HeadData.Loads(x.N, tile, _ => x.M);
        var wrong = HeadData.WrongLoads(k, v, loads, loads, "");
        That(wrong is null, $"{loads} tiles of k and as many of v are loaded", wrong ?? "");
        That(floats < HeadData.Plenty(x, tile), "no more is allocated than any way needs", HeadData.KeptForLater);
        if (budget) That(floats < x.M, $"fewer than {x.M:#,0} floats are allocated", HeadData.TooMuchMemory);
    }

    // After the first tile max 3, sum 1.135335, output 2.135335; then times e^-2, plus weights of e^-3 and 1.
    private void WorkedExample() => Case("scores 1, 3, 2, 5 with values 1, 2, 3, 4, tiles of 2", () =>
    {
        const float there = -7;
        var x = new AttentionInput(1, 1, 1, 4, 1, [1], [1, 3, 2, 5], [1, 2, 3, 4], IsExact: true);
        var right = Slipped(x, 2, TileSlip.None);
        float[] o = [there], lse = [there];
        var (k, v) = (HeadData.Tiles(x.K, 1, [], 2), HeadData.Tiles(x.V, 1, [], 2));
        var floats = HeadData.FloatsAllocated(() => TiledHead.Attend(x.Q, k, v, o, lse, 1, 4));
        That(floats < HeadData.Plenty(x, 2), "no more is allocated than any way needs", HeadData.KeptForLater);
        // Ten roundings at most, on values up to 5.
        var few = Tolerance.Relative(16 * Tolerance.Float32Roundoff);
        var shown = Elements("o", o, right.O, few, ("queries", 1), ("columns", 1))
            .Trap(() => [there], "o is never written")
            .Trap(() => [there + right.O[0]], "o is added to what lay there before: write it, once", Tolerance.Absolute(1e-3))
            .Trap(() => [right.O[0] * Math.Exp(right.Lse[0] - 5)], "o is not divided by the sum");
        foreach (var (slip, cause) in TiledReference.Mistakes) shown.Trap(() => Slipped(x, 2, slip).O, cause);
        Elements("lse", lse, right.Lse, few, ("queries", 1))
            .Trap(() => [there], "lse is never written")
            .Trap(() => [there + right.Lse[0]], "lse is added to what lay there before: write it, once", Tolerance.Absolute(1e-3))
            .Trap(() => [right.Lse[0] - 5], LseWithoutMaximum);
    }, "float32");
}
