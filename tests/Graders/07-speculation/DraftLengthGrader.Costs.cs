using Headroom.Grading;

namespace Graders;

// Speed-ups, and the length that has the largest: by scan, for tables with steps have more than one best place.
public sealed partial class DraftLengthGrader
{
    private void Costs()
    {
        // Tiles of 4 tokens: passes of 5 take a step, and a longer draft pays again at its end.
        Length("a step that pays at its end", [.. Enumerable.Repeat(0.97, 12)], [1, 1.5, 1.5, 1.5, 3.2, 3.2, 3.2, 3.2, 3.3, 3.3, 3.3, 3.3,
            3.3], 0, 12);
        // Optima of the linear model: a, cost of a drafted token over that of a pass, length.
        foreach (var (a, c, g) in ((double, double, int)[])[(0.8, 0.05, 8), (0.8, 0.1, 6), (0.7, 0.1, 4), (0.9, 0.05, 13), (0.5, 0.1, 2),
            (0.5, 0.2, 1)])
            Length($"flat, a {a}, a draft of {c}", [.. Enumerable.Repeat(a, 20)], [.. Enumerable.Repeat(1.0, 21)], c, g);
        Length("flat, a draft that costs nothing", [.. Enumerable.Repeat(0.5, 10)], [.. Enumerable.Repeat(2.0, 11)], 0, 10);
        Length("each token a pass of its own", [0.9, 0.9, 0.9, 0.9], [1, 2, 3, 4, 5], 0, 0);
        Length("flat, a draft as dear as it is good", [.. Enumerable.Repeat(0.5, 10)], [.. Enumerable.Repeat(2.0, 11)], 1, 0);
        Length("never accepted", [0, 0, 0], [1, 1, 1, 1], 0, 0);
        Length("always accepted, and a pass of twice the time", [1, 1, 1], [1, 2, 2, 2], 0, 3);
        Length("no rates", [], [1, 2, 3], 0, 0);
        Length("passes of one token", [0.9, 0.9], [1], 0, 0);
        Length("fewer passes than rates", [0.9, 0.9, 0.9, 0.9], [1, 1, 1], 0.01, 2);
        Length("nothing until the fourth", [0.9, 0.9, 0.9, 0.9, 0.2], [1, 2.4, 2.5, 2.6, 2.7, 2.8], 0, 4);
        Length("a fifth token that does not pay", [0.9, 0.9, 0.9, 0.1, 0.9], [1, 1.2, 1.4, 1.6, 1.8, 2], 0.01, 3);
        Length("flat, nearly always right", [.. Enumerable.Repeat(0.99, 100)], [.. Enumerable.Repeat(1.0, 101)], 0, 100);
        // Gains of one part in 1e9, and losses.
        Length("a draft that just pays", [0.9], [1, 1.9 * (1 - 1e-9)], 0, 1);
        Length("a draft that just does not pay", [0.9], [1, 1.9 * (1 + 1e-9)], 0, 0);
        // A table is what was measured: a wider pass may take less, and then even a guess that is never right belongs to the best length.
        Length("a wider pass that takes less", [0.9, 0, 0.9], [1, 2, 2, 0.8], 0.001, 3);
        Length("passes of two tokens that take less than those of one", [0.5, 0.5], [1, 0.9, 1.2], 0, 1);
        for (var i = 0; i < 8; i++) Drawn();
    }

    private void Drawn()
    {
        var (count, passes) = (Draw.Int(2, 12), Draw.Int(2, 14));
        var (rates, at) = (Drawn(count), Draw.Real(0.5, 3));
        var seconds = new double[passes];
        for (var i = 0; i < passes; at *= Draw.Int(0, 2) == 0 ? Draw.Real(1.1, 1.8) : Draw.Real(1, 1.02), i++) seconds[i] = at;
        Length("drawn", rates, seconds, Draw.Real(0, 0.3) * seconds[0]);
    }

    private void Length(string name, double[] rates, double[] seconds, double draft, int? expected = null)
    {
        var most = Math.Min(rates.Length, seconds.Length - 1);
        var gains = Enumerable.Range(0, most + 1).Select(g => Right(rates, g) * seconds[0] / (seconds[g] + g * draft)).ToArray();
        for (var g = most; g >= 0; g -= Math.Max(1, most / 3)) Gain(name, rates, g, seconds, draft, gains[g]);
        var best = Array.FindIndex(gains, gain => gain >= gains.Max() * (1 - 1e-12));
        if (expected is { } known && known != best) throw new InvalidOperationException($"{name}: {best}, and {known} is known");
        Case($"Best, {name}", () => Part(nameof(DraftLength.Best), () =>
        {
            var got = DraftLength.Best(Input("rates", rates), Input("passSeconds", seconds), draft);
            // Drawn tables: a length whose gain is the same but for rounding is as good.
            if (got >= 0 && got <= most && expected is null && Math.Abs(gains[got] - gains[best]) < 1e-12) best = got;
            var falls = Enumerable.Range(0, most).FirstOrDefault(g => gains[g + 1] < gains[g], most);
            Number("length", got, best).Within(Tolerance.Exact)
                .Trap(Array.FindLastIndex(gains, gain => gain >= gains.Max() * (1 - 1e-12)), "of equal ones the smallest")
                .Trap(best == 0 && most > 0 ? Enumerable.Range(1, most).MaxBy(g => gains[g]) : double.NaN,
                    "no draft at all is an answer too: 0")
                .Trap(falls, "the first place where a longer draft gains less: behind a step it may gain more again")
                .Trap(Without(rates, seconds, most), "the draft's own time is left out")
                .Trap(most, "the longest: tokens that are rejected cost time too");
        }), $"{Numbers.Count(rates.Length, "rate")}, {Numbers.Count(seconds.Length, "pass", "passes")}, draft {Numbers.Short(draft)} s");
    }

    private static double Without(double[] rates, double[] seconds, int most) =>
        Enumerable.Range(0, most + 1).MaxBy(g => Right(rates, g) / seconds[g]);

    private void Gain(string name, double[] rates, int g, double[] seconds, double draft, double right) =>
        Case($"Speedup, {name}, {g} drafted", () => Part(nameof(DraftLength.Speedup), () =>
        {
            var tokens = Right(rates, g);
            Number("speed-up", DraftLength.Speedup(Input("rates", rates), g, Input("passSeconds", seconds), draft), right)
                .Trap(tokens * seconds[0] / seconds[g], "the draft's own time is left out")
                .Trap(tokens * seconds[0] / (seconds[g] + draft), "one drafted token's time: there are g, one after another")
                .Trap(tokens * seconds[0] / (seconds[Math.Max(0, g - 1)] + g * draft),
                    "a pass over g tokens: with the last one of the text there are g + 1")
                .Trap(tokens * seconds[0] / (seconds[0] + g * draft), "a pass over one token: the verifying one is over g + 1")
                .Trap(tokens, "tokens a pass: a pass over more tokens, and the draft, take longer")
                .Trap((tokens - 1) * seconds[0] / (seconds[g] + g * draft), "the target's own token is left out")
                .Trap(tokens / (seconds[g] + g * draft), "tokens a second: over those without a draft")
                .Trap(1 / right, "the time over the time without a draft: the speed")
                .Trap(tokens * seconds[0] / (seconds[g] + (g + 1) * draft), "g + 1 tokens are verified, and g of them drafted");
        }), $"draft {Numbers.Short(draft)} s, pass {Numbers.Short(seconds[g])} s");
}
