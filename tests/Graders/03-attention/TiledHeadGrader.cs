using Headroom.Grading;

namespace Graders;

/// <summary>One head in tiles of every size: tiny and ragged shapes, padding of NaN, rising scores; then loads and memory.</summary>
public sealed partial class TiledHeadGrader : Grader
{
    protected override void Require()
    {
        WorkedExample();
        Tiny();
        var ragged = HeadData.Normal(Draw, Draw.Int(33, 60), Draw.Int(70, 90), Draw.Int(5, 11));
        Run("ragged tiles", ragged, tile: 16, padding: Draw.Int(1, 40));
        Run("every tile full", HeadData.Normal(Draw, 32, 64, 8), tile: 16);
        Run("one tile larger than the head", HeadData.Normal(Draw, 9, Draw.Int(10, 30), 16), tile: 64, padding: 64);
        Run("tiles of one row", HeadData.Normal(Draw, Draw.Int(3, 9), Draw.Int(10, 30), 8), tile: 1, padding: 2);
        foreach (var tile in new[] { 129, 257, 321, 1_025, 4_097 })
        {
            Run($"more keys than a tile of {tile}", HeadData.Normal(Draw, 2, tile + Draw.Int(1, 9), 3), tile, padding: Draw.Int(0, 9));
            Run($"more queries than a tile of {tile}", HeadData.Normal(Draw, tile + Draw.Int(1, 9), 3, 2), tile, padding: 1);
        }
        foreach (var d in new[] { 129, 257, 321, 1_025, 4_097 })
            Run("wide rows", HeadData.Normal(Draw, 5, 9, d), tile: Draw.Int(2, 4), padding: 1);
        Run("scores that rise by 100 from tile to tile", HeadData.Exact(Draw, 9, 40, 16, j => j / 8 * 100), tile: 8, padding: 3);
        Run("scores that fall by 100 from tile to tile", HeadData.Exact(Draw, 9, 40, 16, j => j / 8 * -100), tile: 8, padding: 3);
        Run("scores that rise by 100 from key to key", HeadData.Exact(Draw, 9, 40, 4, j => j * 100), tile: 16, padding: 3);
        Run("scores near 10,000", HeadData.Exact(Draw, 9, 40, 64, _ => 10_000), tile: 7);
        Run("scores near -20,000", HeadData.Exact(Draw, 9, 40, 64, _ => -20_000), tile: 7);
        Run("queries whose scores lie 600 apart", HeadData.Exact(Draw, 9, 40, 16, j => 300 + j, turned: true), tile: 8, padding: 3);
        var large = HeadData.Normal(Draw, Draw.Int(36, 44), Draw.Int(5_900, 6_100), 8);
        Run("many keys", large, tile: 16, budget: true);
        Meaning("Loops over queries become the threads of a group, tiles become its shared memory, "
            + "and a barrier stands where a tile is complete and where nobody reads it any more: that is 03.3.");
    }

    private void Run(string name, AttentionInput x, int tile, int padding = 0, bool budget = false) =>
        Case($"{x.N} queries, {x.M} keys, d {x.D}, tiles of {tile}: {name}", () => Attend(x, tile, padding, budget), "float32");

    // Every shape from nothing to three of each, in tiles of one to four.
    private void Tiny() => Case("0 to 3 queries, 0 to 3 keys, d 1 to 3, tiles of 1 to 4", () =>
    {
        for (var n = 0; n <= 3; n++)
            for (var m = 0; m <= 3; m++)
                for (var d = 1; d <= 3; d++)
                    for (var tile = 1; tile <= 4; tile++) Attend(HeadData.Normal(Draw, n, m, d), tile, padding: 2, budget: false);
    }, "float32");

    private void Attend(AttentionInput x, int tile, int padding, bool budget)
    {
        var (q, o, lse) = (Input("q", x.Q), Poisoned(x.N * x.D), Poisoned(x.N));
        var (k, v) = (HeadData.Tiles(x.K, x.D, padding, tile), HeadData.Tiles(x.V, x.D, padding, tile));
        var floats = HeadData.FloatsAllocated(() => TiledHead.Attend(q, k, v, o, lse, x.D, x.M));

        var right = Slipped(x, tile, Slip.None);
        var (allowed, allowedLse) = x.M == 0 ? (Tolerance.Exact, Tolerance.Exact) : (x.Allowed, x.AllowedLse);
        Facts(x, o, lse, right);
        var ofO = Elements("o", o, right.O, allowed, ("queries", x.N), ("columns", x.D));
        foreach (var (slip, cause) in s_known.Where(one => one.Slip != Slip.LseWithoutMaximum))
            ofO.Trap(() => Slipped(x, tile, slip).O, cause);
        ofO.Trap(() => WithOneMaximum(x, tile, right), OneMaximum);
        Elements("lse", lse, right.Lse, allowedLse, ("queries", x.N))
            .Trap(() => Slipped(x, tile, Slip.LseWithoutMaximum).Lse, LseWithoutMaximum);
        var loads = HeadData.Loads(x.N, tile, _ => x.M);
        That(k.Loaded <= loads && v.Loaded <= loads, $"{loads} tiles of k and as many of v are loaded", HeadData.LoadedAgain);
        if (budget) That(floats < x.M, $"fewer than {x.M} floats are allocated", HeadData.TooMuchMemory);
    }

    // After the first tile max 3, sum 1.135335, output 2.135335; then times e^-2, plus weights of e^-3 and 1.
    private void WorkedExample() => Case("scores 1, 3, 2, 5 with values 1, 2, 3, 4, tiles of 2", () =>
    {
        var x = new AttentionInput(1, 1, 1, 4, 1, [1], [1, 3, 2, 5], [1, 2, 3, 4], IsExact: true);
        var (o, lse, right) = (Poisoned(1), Poisoned(1), Slipped(x, 2, Slip.None));
        TiledHead.Attend(x.Q, HeadData.Tiles(x.K, 1, 0, 2), HeadData.Tiles(x.V, 1, 0, 2), o, lse, 1, 4);
        // Ten roundings at most, on values up to 5.
        var few = Tolerance.Relative(16 * Tolerance.Float32Roundoff);
        var shown = Number("o", o[0], right.O[0]).Within(few)
            .Trap(Poison, "o is never written: the last tile of queries may hold fewer than k.Size of them")
            .Trap((float)(right.O[0] * Math.Exp(right.Lse[0] - 5)), "o is not divided by the sum");
        foreach (var (slip, cause) in s_known)
            if (Slipped(x, 2, slip).O[0] is var wrong && Math.Abs(wrong - right.O[0]) > 1e-3) shown.Trap((float)wrong, cause);
        Number("lse", lse[0], right.Lse[0]).Within(few).Trap((float)(right.Lse[0] - 5), LseWithoutMaximum);
    }, "float32");
}
