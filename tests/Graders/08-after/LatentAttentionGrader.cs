using Headroom.Counting;
using Headroom.Grading;
using Headroom.Models;

namespace Graders;

/// <summary>
/// Decode against the plain form in float64, every size drawn, caches that go on behind their length, scores far apart; FLOPs that no
/// expanded key fits into; formulas on drawn shapes and DeepSeek-V3's.
/// </summary>
public sealed class LatentAttentionGrader : CountingGrader
{
    private static readonly LatentShape s_v3 = new(128, 128, 64, 512, 128);

    // The planner of unit 04 knows what a latent cache takes.
    protected override IReadOnlyList<string> Forbidden =>
        [.. base.Forbidden, "Headroom.Models.ModelShape", "Headroom.Models.LatentKv", "Headroom.Models.KvLayout"];

    protected override void Require()
    {
        Decode("one token, one head", new(1, 2, 1, 3, 2), 1, 1);
        Decode("a few", Small(), 4, 4);
        Decode("a cache that goes on", Small(), Draw.Int(5, 9), 14);
        Decode("values longer than keys", new(3, Draw.Int(2, 3), 2, 5, Draw.Int(6, 9)), 6, 7);
        Decode("rotated numbers and few others", new(2, 1, Draw.Int(8, 12), 4, 3), Draw.Int(5, 8), 9);
        Decode("a latent longer than a row of heads", new(2, 3, 2, Draw.Int(130, 150), 2), 5, 6);
        Decode("many heads", new(Draw.Int(130, 140), 2, 1, 3, 2), 3, 3);
        Decode("scores hundreds apart", new(3, 6, 4, 8, 5), 20, 22, spread: 150);
        Decode("two tokens, all scores far below 0 or far above", new(40, 6, 4, 8, 5), 2, 3, spread: 300);
        Decode("a long cache", new(2, 3, 2, 4, 3), Draw.Int(1_030, 1_060), 1_070);
        Arithmetic();
        Formulas("DeepSeek-V3", s_v3, 2);
        for (var round = 0; round < 3; round++)
        {
            var (heads, nope, rope) = (Draw.Int(5, 160), Draw.Int(20, 200), Draw.Int(8, 100));
            // Nine sixteenths of a byte: four bits, and eight for every sixteen numbers.
            Formulas("drawn", new(heads, nope, rope, Draw.Int(100, 900), Draw.Int(30, 250)), round == 0 ? 0.5625 : Draw.Of(1, 2, 4));
        }
        Formulas("rows of 64 numbers", new(Draw.Int(5, 160), Draw.Int(20, 200), 16, 48, Draw.Int(30, 250)), 2, isExact: true);
        Formulas("a shape beyond an int", new(60_000, 3_000, 500, 70_000, 2_000), 2);
        Meaning("DeepSeek-V3: 278,528 FLOPs for 1,152 B of a cached token and layer, 241.8 FLOP/B. A plain cache asks for 81,920 B and "
            + "81,920 FLOPs, 1 FLOP/B. The bytes go down by 71, the arithmetic goes up by 3.4.");
    }

    private LatentShape Small() => new(Draw.Int(2, 4), Draw.Int(3, 6), Draw.Int(2, 5), Draw.Int(7, 11), Draw.Int(3, 8));

    private void Decode(string name, LatentShape shape, int length, int rows, float spread = 1) => Case(
        $"{Numbers.Count(length, "token")}, {Numbers.Count(shape.Heads, "head")} of {shape.Nope} + {shape.Rope}, "
            + $"latent {shape.Latent}: {name}",
        () => Part("Decode", () => Judge(LatentInput.Of(Draw, shape, length, rows, spread))), "float32");

    private Tally Judge(LatentInput x)
    {
        var (tally, expected) = (new Tally(), x.Reference());
        Counted[] qNope = Input("qNope", tally.Of(x.QNope)), qRope = Input("qRope", tally.Of(x.QRope));
        Counted[] cache = Input("cache", tally.Of(x.Cache));
        Counted[] keyUp = Input("keyUp", tally.Of(x.KeyUp)), valueUp = Input("valueUp", tally.Of(x.ValueUp));
        var got = Values(LatentAttention.Decode(qNope, qRope, cache, x.Length, keyUp, valueUp, x.Shape));
        var o = Elements("o", got, expected.O, expected.Allowed, ("heads", x.Shape.Heads), ("columns", x.Shape.Value));
        foreach (var (mistake, cause) in s_causes) o.Trap(() => x.Reference(mistake).O, cause);
        if (Array.Exists(got, value => !float.IsFinite(value)))
            o.Trap(() => [.. got.Select(value => (double)value)],
                "exp overflowed: a weight is exp(score - maximum), with the largest score of all tokens");
        AllSeen(tally);
        return tally;
    }

    private static readonly (LatentMistake, string)[] s_causes =
    [
        (LatentMistake.ScaleOfNope, "scores are divided by sqrt(Nope): a key has Nope + Rope numbers"),
        (LatentMistake.NoScale, "scores are not scaled: divide by sqrt(Nope + Rope)"),
        (LatentMistake.NoRope, "r is left out of the scores: qRope·r is a part of them"),
        (LatentMistake.AllRows, "rows past length take part"),
        (LatentMistake.LastRowMissing, "the last filled row is left out"),
        (LatentMistake.RopeOfHeadZero, "all heads take head 0's qRope: r is shared, the query is not"),
        (LatentMistake.ValuesOfHeadZero, "all heads take head 0's valueUp"),
        (LatentMistake.NotDivided, "the weights are not divided by their sum"),
        (LatentMistake.KeyIsValue, "values come out of keyUp"),
    ];

    private void Arithmetic() => Case("FLOPs of a decode over 60 tokens and more", () => Part("Decode", () =>
    {
        var shape = new LatentShape(Draw.Int(2, 3), Draw.Int(10, 12), Draw.Int(4, 6), Draw.Int(14, 18), Draw.Int(9, 11));
        var length = Draw.Int(60, 70);
        var flops = (double)Judge(LatentInput.Of(Draw, shape, length, length + 3)).Flops;
        var once = 2.0 * shape.Heads * shape.Latent * (shape.Nope + shape.Value);
        var each = 2.0 * shape.Heads * (2 * shape.Latent + shape.Rope);
        var limit = 1.1 * (once + length * each) + 8.0 * length * shape.Heads;
        var plain = 2.0 * shape.Heads * (shape.Nope + shape.Rope + shape.Value + shape.Latent * (shape.Nope + shape.Value));
        NaiveIs("each cached token's key and value made before they are used");
        AtMost($"FLOPs over {length} tokens", flops, Math.Floor(limit), naive: once + length * plain,
            note: "keys or values of cached tokens are made: q·(keyUp c) is (keyUp^T q)·c, and a sum of valueUp c is valueUp times it, "
                + "so each matrix is used once");
    }), "float32");

    // Of a row of 2^n bytes no rounding hides whether a number of queries reaches the ridge exactly.
    private void Formulas(string name, LatentShape shape, double bytes, bool isExact = false) => Case($"formulas, {name}", () =>
    {
        var (heads, nope, rope, latent, value) = shape;
        double h = heads;
        double row = latent + rope, key = nope + rope, plain = h * (key + value) * bytes;
        Part("CacheBytes", () => Number("bytes of a cached token", LatentAttention.CacheBytes(shape, bytes), row * bytes)
            .Trap(h * row * bytes, "heads share the row: it is there once")
            .Trap(2 * row * bytes, "the latent serves as key and as value: it is there once")
            .Trap(latent * bytes, "the rotated numbers are left out")
            .Trap((latent + h * rope) * bytes, "the rotated numbers are shared by all heads"));
        Part("PlainCacheBytes", () => Number("bytes of a plain cache", LatentAttention.PlainCacheBytes(shape, bytes), plain)
            .Trap(2 * h * key * bytes, "a value has Value numbers, not as many as a key")
            .Trap(h * (nope + value) * bytes, "a plain cache keeps the rotated numbers with each key")
            .Trap((h * (nope + value) + rope) * bytes, "a plain cache keeps the rotated numbers with each head's key"));
        Part("Flops", () => Number("FLOPs absorbed", LatentAttention.Flops(shape), 2 * h * (2 * latent + rope))
            .Trap(h * (2 * latent + rope), "a multiply-add counted as one operation")
            .Trap(2 * h * row, "the weighted sum of latents is left out")
            .Trap(2 * h * 2 * row, "the rotated numbers take part in scores alone")
            .Trap(2 * (2 * latent + rope), "each head has a score and a sum of its own"));
        Part("PlainFlops", () => Number("FLOPs with a plain cache", LatentAttention.PlainFlops(shape), 2 * h * (key + value))
            .Trap(h * (key + value), "a multiply-add counted as one operation")
            .Trap(4 * h * key, "a value has Value numbers, not as many as a key"));
        Part("ExpandingFlops", () => Number("FLOPs with keys and values made", LatentAttention.ExpandingFlops(shape),
                2 * h * (key + value) + 2 * h * latent * (nope + value))
            .Trap(2 * h * latent * (nope + value), "scores and sums are left out")
            .Trap(2 * h * (key + value) + 2 * h * latent * (key + value), "the rotated numbers are not made out of the latent"));
        var intensity = 2 * h * (2 * latent + rope) / (row * bytes);
        double[] met = isExact ? [1, Draw.Int(3, 9)] : [];
        foreach (var times in (double[])[0.3, Draw.Real(1.1, 1.9), Draw.Real(2.1, 7.9), Draw.Real(20.1, 90.9), .. met])
            Part("QueriesToRidge", () => Number($"queries to a ridge of {times * intensity:0.0} FLOP/B",
                    LatentAttention.QueriesToRidge(shape, bytes, times * intensity), Math.Ceiling(times))
                .Within(Tolerance.Exact)
                .Trap(Math.Ceiling(times) - 1, "so many queries stay below the ridge: round up")
                .Trap(Math.Ceiling(times) + 1, "one query fewer reaches the ridge already"));
    });
}
