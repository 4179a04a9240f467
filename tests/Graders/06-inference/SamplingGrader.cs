using Headroom.Grading;

namespace Graders;

/// <summary>Probabilities against the definition, token by token; tokens for given numbers, then counted.</summary>
public sealed partial class SamplingGrader : Grader
{
    protected override void Require()
    {
        Given();
        foreach (var (t, k, p) in ((double, int, double)[])[(1, 0, 1), (0.7, 0, 1), (1, 5, 1), (1, 0, 0.9), (0.6, 7, 0.8), (2.5, 3, 0.4),
            (1, 1, 1), (1, 0, 0)])
            Settings($"{Draw.Int(20, 60)} drawn logits", Logits(Draw.Int(20, 60), 2), t, k, p);
        for (var i = 0; i < 6; i++)
            Settings("drawn logits and settings", Logits(Draw.Int(3, 90), (float)Draw.Scale(0.3, 9)), Draw.Scale(0.2, 4), Draw.Int(0, 20),
                Draw.Real(0.05, 0.999));
        Edges();
        Draws();
        Chances();
    }

    // By hand: weights 8, 4, 2, 1, 1 of 16.
    private void Given()
    {
        float[] logits = [.. ((double[])[4, 8, 1, 2, 1]).Select(weight => (float)Math.Log(weight))];
        Settings("weights 4, 8, 1, 2, 1", logits, 1, 0, 1);
        Settings("weights 4, 8, 1, 2, 1", logits, 0.5, 0, 1);
        Settings("weights 4, 8, 1, 2, 1", logits, 1, 3, 1);
        Settings("weights 4, 8, 1, 2, 1", logits, 1, 0, 0.8);
        Settings("weights 4, 8, 1, 2, 1", logits, 1, 3, 0.8);
        Settings("weights 4, 8, 1, 2, 1", logits, 0.5, 3, 0.9);
        Settings("weights 4, 8, 1, 2, 1", logits, 2, 4, 0.7);
    }

    private float[] Logits(int count, float scale) => Draw.Normal(count, scale);

    private void Edges()
    {
        var logits = Logits(30, 2);
        Settings("temperature 0", logits, 0, 0, 1);
        Settings("temperature 0 with all settings", logits, 0, 9, 0.5);
        Settings("temperature 0, two largest", [1, 5, 5, 2], 0, 0, 1);
        Settings("temperature 1e-6", logits, 1e-6, 0, 1);
        Settings("temperature 1e9", logits, 1e9, 0, 1);
        // Only 0 is the largest alone: here the second still has a third of it.
        foreach (var t in (float[])[1e-3f, 1e-7f]) Settings($"logits as near as temperature {t}", [0, -t, -2 * t], t, 0, 1);
        foreach (var k in (int[])[29, 30, 31, 1000, int.MaxValue]) Settings($"{k:#,0} of 30 logits", logits, 1, k, 1);
        Settings("eight equal logits, 3 of them", [2, 2, 2, 2, 2, 2, 2, 2], 1, 3, 1);
        // Exactly half is enough, and a little more needs one more.
        Settings("eight equal logits, half", [2, 2, 2, 2, 2, 2, 2, 2], 1, 0, 0.5);
        Settings("eight equal logits, a little more than half", [2, 2, 2, 2, 2, 2, 2, 2], 1, 0, 0.500001);
        Settings("equal ones at the border of topK", [1, 3, 2, 3, 2, 2, 0], 1, 4, 1);
        Settings("one logit", [-7], 1, 0, 0.3);
        Settings("one logit, temperature 0", [-7], 0, 5, 0);
        // What topP = 1 leaves out by rounding is left out.
        Settings("a token of 1e-20, topP 1", [0, -46, -46], 1, 0, 1);
        Settings("large logits", [1000, 999, -1000, 998], 1, 0, 0.95);
        Settings("logits of 2e38", [1e38f, 2e38f, -2e38f], 2e38, 0, 1);
        Settings("small logits", [-1000, -1001, -1002], 1, 2, 1);
        var inf = float.NegativeInfinity;
        Settings("tokens that may not come", [inf, 1, inf, 2, 0, inf], 1, 0, 1);
        Settings("fewer that may come than topK", [inf, 1, inf, 2, 0, inf], 1, 5, 0.9);
        Settings("one that may come, temperature 0", [inf, inf, -3, inf], 0, 0, 0.5);
        Settings("one that may come", [inf, inf, -3, inf], 2, 0, 1);
        Settings("50,000 logits", Logits(50_000, 3), 0.8, 40, 0.9);
        Settings("100,000 logits, no topK", Logits(100_000, 1), 1, 0, 0.9);
        // A sort that is not stable keeps equal ones in order where they are few.
        var alike = Enumerable.Range(0, 300).Select(_ => (float)Draw.Int(0, 4)).ToArray();
        Settings("300 logits of five values", alike, 1, 40, 1);
        Settings("300 logits of five values", alike, 1, 0, 0.4);
        Again();
    }

    private void Settings(string name, float[] logits, double temperature, int topK, double topP) => Case($"Probabilities, {name}", () =>
        Part(nameof(Sampling.Probabilities), () =>
        {
            var got = Sampling.Probabilities(Input("logits", logits), temperature, topK, topP) ?? [];
            Number("probabilities", got.Length, logits.Length).Within(Tolerance.Exact);
            if (got.Length != logits.Length) return;
            That(!got.Any(double.IsNaN), "numbers", "a NaN: a sum of 0 or of infinities was divided by");
            if (got.Any(double.IsNaN)) return;
            var right = SamplingReference.Of(logits, temperature, topK, topP);
            Number("tokens that may come", got.Count(p => p > 0), right.Count(p => p > 0)).Within(Tolerance.Exact);
            Number("sum", got.Sum(), 1).Within(Tolerance.Absolute(1e-9));
            var largest = Number("the largest probability", got.Max(), right.Max()).Within(Tolerance.Relative(1e-10));
            if (!largest.Holds)
                largest.Trap(SamplingReference.Of(logits, temperature, topK, topP, SamplingReference.Mistake.FloatDifference).Max(),
                    "the difference of two logits is rounded to a float: subtract in double");
            var array = Elements("probability of token", [.. got.Select(p => (float)p)], right, new Tolerance(1e-12, 1e-6));
            foreach (var (mistake, cause) in SamplingReference.Mistakes)
                array.Trap(() => SamplingReference.Of(logits, temperature, topK, topP, mistake), cause);
        }), $"temperature {Numbers.Short(temperature)}, topK {topK}, topP {Numbers.Short(topP)}");

    private void Again() => Case("Probabilities, a second call", () => Part(nameof(Sampling.Probabilities), () =>
    {
        float[] logits = [1, 2, 3, 4];
        var first = Sampling.Probabilities(logits, 1, 0, 1);
        double[] kept = [.. first];
        Array.Reverse(logits);
        var second = Sampling.Probabilities(logits, 1, 0, 1);
        That(first.SequenceEqual(kept), "the first result stays", "the second call writes over the first one's result");
        That(second.Reverse().Zip(kept).All(pair => Math.Abs(pair.First - pair.Second) < 1e-12), "the second has its own logits",
            "an earlier call's result is used again");
    }));
}
