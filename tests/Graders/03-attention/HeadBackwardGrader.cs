using Headroom.Grading;

namespace Graders;

/// <summary>gq and delta in tiles of every size: tiny, ragged, tall and wide shapes, far scores; then loads and memory.</summary>
public sealed partial class HeadBackwardGrader : Grader
{
    protected override void Require()
    {
        WorkedExample();
        Run("ragged tiles", HeadData.Normal(Draw, Draw.Int(33, 60), Draw.Int(17, 22) * 4 + 1, Draw.Int(5, 11)), tile: 16);
        Tiny();
        Run("every tile full", HeadData.Normal(Draw, 64, 64, 8), tile: 16);
        Run("one tile larger than the head", HeadData.Normal(Draw, Draw.Int(10, 20), Draw.Int(20, 30), 16), tile: 64);
        Run("tiles of one row", HeadData.Normal(Draw, Draw.Int(6, 9), Draw.Int(10, 20), 8), tile: 1);
        Run("queries that see no key", HeadData.Normal(Draw, Draw.Int(20, 25), Draw.Int(7, 9), 8), tile: Draw.Int(3, 5));
        Run("tiles of queries that see no key", HeadData.Normal(Draw, 40, 5, 4), tile: 8);
        foreach (var tile in new[] { 129, 257, 321, 1_025, 4_097 })
        {
            Run($"more keys than a tile of {tile:#,0}", HeadData.Normal(Draw, 2, tile + Draw.Int(1, 9), 3), tile);
            Run($"more queries than a tile of {tile:#,0}", HeadData.Normal(Draw, tile + Draw.Int(1, 9), 3, 2), tile);
        }
        foreach (var d in new[] { 129, 257, 321, 1_025, 4_097 }) Run("wide rows", HeadData.Normal(Draw, 5, 9, d), tile: Draw.Int(2, 4));
        Run("keys of a split, with the lse of twice as many", HeadData.Normal(Draw, 9, 23, 8), tile: 5, more: Math.Log(2));
        FarScores();
        Run("many keys", HeadData.Normal(Draw, Draw.Int(36, 44), Draw.Int(5_900, 6_100), 8), tile: 16, budget: true);
        Meaning("Three products of d per visible pair: q·k and go·v, and ds times k. "
            + "The second kernel of 03.7 turns the loops round: a thread owns a key, and tiles of queries come by.");
    }

    private void FarScores()
    {
        Run("scores that rise by 100 from tile to tile", HeadData.Exact(Draw, 20, 40, 16, j => j / 8 * 100), tile: 8);
        Run("scores that rise by 100 from key to key", HeadData.Exact(Draw, 20, 40, 4, j => j * 100), tile: 16);
        Run("scores that rise and fall by 110 from key to key", HeadData.Rough(Draw, 20, 43, tile: 8), tile: 8);
        Run("scores near 10,000", HeadData.Exact(Draw, 20, 40, 64, _ => 10_000), tile: 7);
        int[] levels = [0, -300, 10_000, -20_000, 300];
        Run("queries whose scores lie near 0, -300, 10,000, -20,000 and 300",
            HeadData.Levels(Draw, 20, 40, i => levels[i % 5]).WithFaintKeys(), tile: 7);
    }

    private void Run(string name, AttentionInput x, int tile, double more = 0, bool budget = false) =>
        Case($"{x.N:#,0} queries, {x.M:#,0} keys, d {x.D:#,0}, tiles of {tile:#,0}: {name}", () => Differentiate(x, tile, more, budget),
            "float32");

    private void Tiny() => Case("0 to 3 queries, 0 to 3 keys, d 1 to 3, tiles of 1 to 4", () =>
    {
        for (var n = 0; n <= 3; n++)
            for (var m = 0; m <= 3; m++)
                for (var d = 1; d <= 3; d++)
                    for (var tile = 1; tile <= 4; tile++) Differentiate(HeadData.Normal(Draw, n, m, d), tile, more: 0, budget: false);
    }, "float32");

    // more: what other keys of the same queries add to lse.
    private void Differentiate(AttentionInput x, int tile, double more, bool budget)
    {
        var forward = Forward(x);
        var (q, go) = (Input("q", x.Q), Input("go", Draw.Normal(x.N * x.D)));
        var (o, lse) = (Input("o", Floats(forward.O)), Input("lse", Floats([.. forward.Lse.Select(value => value + more)])));
        var (gq, delta) = (Poisoned(x.N * x.D), Poisoned(x.N));
        var (k, v) = (HeadData.Tiles(x.K, x.D, [], tile), HeadData.Tiles(x.V, x.D, [], tile));
        var floats = HeadData.FloatsAllocated(() => HeadBackward.QueryGradients(q, k, v, o, go, lse, gq, delta, x.D, x.M));

        var right = Slipped(x, tile, o, go, lse, Slip.None);
        var (near, nearDelta) = (AllowedGq(x, right), AllowedDelta(x, right));
        Facts(x, gq, tile);
        Elements("delta", delta, right.Delta, nearDelta, ("queries", x.N));
        var elements = Elements("gq", gq, right.Gq, near, ("queries", x.N), ("columns", x.D));
        foreach (var (slip, cause) in s_known) elements.Trap(() => Slipped(x, tile, o, go, lse, slip).Gq, cause);
        var loads = HeadData.Loads(x.N, tile, last => Math.Min(x.M, last + x.M - x.N + 1));
        var wrong = HeadData.WrongLoads(k, v, loads, HeadData.Loads(x.N, tile, _ => x.M), Unseen);
        That(wrong is null, $"{loads} tiles of k and as many of v are loaded", wrong ?? "");
        That(floats < HeadData.Plenty(x, tile), "no more is allocated than any way needs", HeadData.KeptForLater);
        if (budget) That(floats < x.M, $"fewer than {x.M:#,0} floats are allocated", HeadData.TooMuchMemory);
    }

    // The relative error of a weight, see AttentionData; two dot products of d more, and the sum over the keys.
    private static Tolerance AllowedGq(AttentionInput x, Gradients right)
    {
        if (x.M == 0) return Tolerance.Exact;
        var weight = x.AllowedWeight.AbsolutePart;
        return Tolerance.Absolute((weight + Tolerance.Float32Roundoff * (8 * Math.Sqrt(2 * x.D) + 16)) * right.GqScale);
    }

    private static Tolerance AllowedDelta(AttentionInput x, Gradients right) =>
        Tolerance.Absolute(Tolerance.Float32Roundoff * (4 * Math.Sqrt(2 * x.D) + 2) * right.DeltaScale);

    private static float[] Floats(double[] values) => [.. values.Select(value => (float)value)];

    // Scores 0, ln 2 and ln 5, so weights 1/8, 1/4 and 5/8; values 1, 3 and 5, so o = 4; go = 2, so delta = 8.
    // ds = 1/8 (2 - 8) = -0.75, 1/4 (6 - 8) = -0.5 and 5/8 (10 - 8) = 1.25. gq = -0.5 ln 2 + 1.25 ln 5 = 1.665.
    private void WorkedExample() => Case("scores 0, ln 2 and ln 5 with values 1, 3 and 5, tiles of 2", () =>
    {
        const float there = -3;
        var x = new AttentionInput(1, 1, 1, 3, 1, [1], [0, MathF.Log(2), MathF.Log(5)], [1, 3, 5], IsExact: true);
        float[] o = [4], go = [2], lse = [MathF.Log(8)], gq = [there], delta = [there];
        var (k, v) = (HeadData.Tiles(x.K, 1, [], 2), HeadData.Tiles(x.V, 1, [], 2));
        var floats = HeadData.FloatsAllocated(() => HeadBackward.QueryGradients(x.Q, k, v, o, go, lse, gq, delta, 1, 3));
        That(floats < HeadData.Plenty(x, 2), "no more is allocated than any way needs", HeadData.KeptForLater);
        Elements("delta", delta, [8], Tolerance.Exact, ("queries", 1))
            .Trap(() => [there], "delta is never written: the second kernel of 03.7 reads it")
            .Trap(() => [there + 8], "delta is added to what lay there before: write it, or clear it first");
        var right = Slipped(x, 2, o, go, lse, Slip.None).Gq[0];
        // A handful of roundings on values up to 10, of which 8 is subtracted.
        var shown = Elements("gq", gq, [right], Tolerance.Relative(64 * Tolerance.Float32Roundoff), ("queries", 1), ("columns", 1))
            .Trap(() => [there], "gq is never written")
            .Trap(() => [there + right], "gq is added to what lay there before: clear it first", Tolerance.Absolute(1e-3));
        foreach (var (slip, cause) in s_known)
            if (!s_notOnPaper.Contains(slip)) shown.Trap(() => Slipped(x, 2, o, go, lse, slip).Gq, cause);
    }, "float32");
}
