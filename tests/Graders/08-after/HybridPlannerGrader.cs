using Headroom.Grading;
using Layer = HybridPlanner.Layer;
using Plan = HybridPlanner.Plan;

namespace Graders;

/// <summary>
/// Bytes of plans, drawn and by hand, the tokens that fit at and beside every boundary, intervals of drawn seeds, and choices from tables
/// of which each tempts to one mistake, from drawn ones and from the course's own runs.
/// </summary>
public sealed partial class HybridPlannerGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden => ["Headroom.Recall", "Headroom.Models"];

    // 2 KV heads of 256 numbers in BF16, states in FP32.
    private static readonly Layer s_layer = new(16, 2, 256, 2, 4);

    protected override void Require()
    {
        var hybrid = new Plan("SSSA", 524_288, 4096, 16, [0.9, 0.9]);
        Bytes("4 heads of 128 numbers", hybrid, s_layer with { QueryHeads = 24, KvHeads = 4, HeadSize = 128 }, 3, 1000);
        Bytes("a cache in one of four layers", hybrid, s_layer, 1, 1000);
        Bytes("no token yet", hybrid, s_layer, 3, 0);
        Bytes("attention alone", hybrid with { Pattern = "AAAAA" }, s_layer, 2, 777);
        Bytes("states alone", hybrid with { Pattern = "SSL" }, s_layer, 2, 777);
        Bytes("no layer", hybrid with { Pattern = "" }, s_layer, 2, 777);
        Bytes("letters of other layers", hybrid with { Pattern = "MDAKLSA" }, s_layer, 5, 321);
        Bytes("a small letter, which is another layer", hybrid with { Pattern = "aMAbaS" }, s_layer, 2, 321);
        Bytes("a million tokens of many users", hybrid with { Pattern = "SSSASSSASSSA" }, s_layer, 4000, 1_048_576);
        Bytes("states of many users", new("SSSS", 1 << 24, 1, 1, []), s_layer, 700, 1);
        Bytes("long caches of wide layers", new("AAAA", 1, 1, 1, []), new(512, 512, 4096, 512, 4), 1, 1 << 20);
        for (var i = 0; i < 8; i++) Bytes("drawn", Drawn(), DrawnLayer(), Draw.Int(1, 40), Draw.Int(0, 9000));

        foreach (var tokens in (long[])[0, 1, 100_000]) Fits("one of four layers", hybrid, s_layer, 3, tokens);
        Fits("attention alone", hybrid with { Pattern = "AA" }, s_layer, 2, 5);
        for (var i = 0; i < 6; i++) Fits("drawn", Drawn() with { Pattern = "LAS" }, DrawnLayer(), Draw.Int(1, 40), Draw.Int(1, 90_000));
        Most("states alone", hybrid with { Pattern = "SS" }, s_layer, 2, 1L << 40);
        Most("states alone, to the byte", hybrid with { Pattern = "SS" }, s_layer, 2, 2 * 2 * 524_288L * 4);
        Most("states alone, a byte too few", hybrid with { Pattern = "SS" }, s_layer, 2, 2 * 2 * 524_288L * 4 - 1);
        Most("no layer", hybrid with { Pattern = "" }, s_layer, 2, 0);
        Most("no byte for attention", hybrid with { Pattern = "A" }, s_layer, 2, 0);
        Most("no byte for states", hybrid, s_layer, 2, 0);
        Most("a rack of memory", hybrid, s_layer, 1, 40_000_000_000_000);
        Fits("beyond 2^53 bytes", hybrid, s_layer, 3, 1L << 45);

        Lower("worked by hand", [0.2, 0.4, 0.3, 0.5, 0.6], 0.4 - 0.19632431);
        Lower("two seeds", [0.25, 0.75], 0.5 - 0.25 * 12.70620474);
        Lower("all alike", [0.75, 0.75, 0.75, 0.75], 0.75);
        foreach (var (seeds, share) in ((int, double)[])[(3, 0.8), (6, 0.95), (7, 0.7), (8, 0.7)])
            Lower($"all alike, {share}", [.. Enumerable.Repeat(share, seeds)], share);
        Lower("one seed", [0.9], double.NegativeInfinity);
        Lower("no seed", [], double.NegativeInfinity);
        Lower("all of one and one of none", [1, 1, 1, 1, 0]);
        for (var seeds = 2; seeds <= 12; seeds++)
            Lower("drawn", Seeds(seeds, Draw.Real(0.1, 0.9), Draw.Real(0.02, 0.1)));
        Lower("drawn, more than small tables of t have", Seeds(Draw.Int(32, 40), Draw.Real(0.3, 0.7), 0.1f));
        Again();

        Tables();
        OwnRuns();
    }

    private Plan Drawn() => new(Pattern(Draw.Int(2, 9)), Draw.Int(16, 70_000), Draw.Int(16, 5000), Draw.Int(1, 64), [0.5, 0.6]);

    // Of all three kinds, whatever else.
    private string Pattern(int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => i == 0 ? "A" : i == 1 ? "S" : Draw.Of("A", "S", "L")));

    private Layer DrawnLayer()
    {
        var shared = Draw.Int(1, 8);
        return new(shared * Draw.Int(2, 6), shared, 8 * Draw.Int(2, 20), Draw.Of(1, 2), 4);
    }

    private double[] Seeds(int count, double around, double deviation) =>
        [.. Draw.Normal(count, (float)deviation).Select(off => Math.Clamp(around + off, 0, 1))];

    private void Bytes(string name, Plan plan, Layer layer, int sequences, long tokens) =>
        Case($"Bytes, {name}: {Said(plan)}, {sequences:#,0} x {tokens:#,0} tokens", () => Part(nameof(HybridPlanner.Bytes), () =>
        {
            double attention = plan.Pattern.Count(letter => letter == 'A'), all = plan.Pattern.Length, others = all - attention;
            double pair = 2.0 * layer.KvHeads * layer.HeadSize, cache = attention * pair * layer.CacheBytes * tokens;
            double state = (double)plan.States * layer.StateBytes, states = others * state;
            var right = sequences * (cache + states);
            Number("bytes", HybridPlanner.Bytes(plan, layer, sequences, tokens), right).Within(Tolerance.Exact)
                .Trap(sequences * all * pair * layer.CacheBytes * tokens, "a cache for every layer, and no state: only layers A have one")
                .Trap(sequences * (all * pair * layer.CacheBytes * tokens + states), "a cache for every layer: only layers A have one")
                .Trap(sequences * (cache + all * state), "a state for every layer: layers A have a cache instead")
                .Trap(sequences * (cache + plan.Pattern.Count(letter => letter == 'S') * state),
                    "only layers S: any letter but A keeps a state")
                .Trap(sequences * cache, "the states are left out")
                .Trap(sequences * states, "the cache is left out")
                .Trap(sequences * (cache * layer.QueryHeads / layer.KvHeads + states), "a cache for each head that asks: KvHeads are kept")
                .Trap(sequences * (cache / layer.KvHeads + states), "a cache of one head: each of KvHeads is kept")
                .Trap(sequences * (cache / 2 + states), "keys or values alone: both are kept")
                .Trap(sequences * (cache + states * tokens), "a state for each token: it stays as large as it is")
                .Trap(sequences * (cache + others * plan.States * layer.CacheBytes), "numbers of a state in CacheBytes each")
                .Trap(sequences * (cache / layer.CacheBytes * layer.StateBytes + states), "numbers of the cache in StateBytes each")
                .Trap(cache + states, "one sequence: each has a cache and states of its own")
                .Trap(sequences * cache + states, "states of one sequence: each has its own")
                .Trap(cache + sequences * states, "the cache of one sequence: each has its own")
                .Trap(sequences * (attention * pair * layer.CacheBytes * plan.TrainedTokens + states),
                    "the context that the plan was trained with: asked is another")
                .Trap(unchecked((int)(long)right), "the lower 32 bits: bytes pass 2^31, count in long");
        }));

    // Bounds that a number of tokens fills to the byte, and one byte on both sides.
    private void Fits(string name, Plan plan, Layer layer, int sequences, long tokens)
    {
        var (states, token) = Costs(plan, layer, sequences);
        var full = (long)(states + token * tokens);
        Most($"{name}, full to the byte", plan, layer, sequences, full);
        Most($"{name}, a byte too few", plan, layer, sequences, full - 1);
        Most($"{name}, nearly one token more", plan, layer, sequences, full + (long)token - 1);
    }

    private static (decimal States, decimal Token) Costs(Plan plan, Layer layer, int sequences)
    {
        decimal attention = plan.Pattern.Count(letter => letter == 'A'), others = plan.Pattern.Length - attention;
        var pair = 2 * layer.KvHeads * layer.HeadSize * layer.CacheBytes;
        return (others * plan.States * layer.StateBytes * sequences, attention * pair * sequences);
    }

    private void Most(string name, Plan plan, Layer layer, int sequences, long bound) =>
        Case($"MostTokens, {name}: {Said(plan)}, {sequences} x, {bound:#,0} bytes", () => Part(nameof(HybridPlanner.MostTokens), () =>
        {
            var (states, token) = Costs(plan, layer, sequences);
            var right = states > bound ? -1 : token == 0 ? long.MaxValue : Math.Floor((bound - states) / token);
            var got = HybridPlanner.MostTokens(plan, layer, sequences, bound);
            if (right == long.MaxValue || got == long.MaxValue)
            {
                That(got == right, right == long.MaxValue ? "long.MaxValue tokens" : $"{right:#,0} tokens", right == long.MaxValue
                    ? "states that fit, without any cache, fit at every length: long.MaxValue"
                    : "no bound on the tokens: caches grow, and states that do not fit never will");
                return;
            }
            Number("tokens", got, (double)right).Within(Tolerance.Exact)
                .Trap(token == 0 || right < 0 ? double.NaN : (double)Math.Ceiling((bound - states) / token),
                    "rounded up: the last token does not fit whole")
                .Trap(token == 0 ? double.NaN : (double)Math.Floor(bound / token), "the states take bytes too, before the first token")
                .Trap(token == 0 ? double.NaN : (double)Math.Floor((bound - states) / token * sequences),
                    "tokens of all sequences: each has so many")
                .Trap(token == 0 ? double.NaN : (double)Math.Truncate((bound - states) / token),
                    "states alone take more than the bound: -1, and not a quotient of what is missing")
                .Trap(right < 0 ? 0 : right == 0 ? -1 : double.NaN, right < 0
                    ? "0 tokens, where the states alone take more than the bound: -1"
                    : "-1, where states alone fit to the byte: 0 tokens fit");
        }));

    private static string Said(Plan plan) => plan.Pattern.Length == 0 ? "no layers" : plan.Pattern;
}
