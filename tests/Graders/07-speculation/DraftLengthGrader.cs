using Headroom.Grading;

namespace Graders;

/// <summary>Tokens against the sum that the formula stands for, rates by counting, lengths on flat and stepped tables.</summary>
public sealed partial class DraftLengthGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden => ["Headroom.Speculation"];

    protected override void Require()
    {
        foreach (var g in (int[])[5, 4, 3, 2, 1, 0]) Tokens(0.8, g);
        foreach (var a in (double[])[0, 1, 0.5, Draw.Real(0.05, 0.95), Draw.Real(0.05, 0.95)])
            foreach (var g in (int[])[0, 1, Draw.Int(2, 20), 1000]) Tokens(a, g);
        Tokens(1 - 1e-9, 8);
        Tokens(1 - 1e-7, 1000);
        Tokens(0.9995, 200);
        Tokens(0.99, 40);
        Rates("by hand", [3, 0, 1, 3, 1, 2, 0, 3], 3);
        Rates("all accepted", [4, 4, 4], 4);
        Rates("none accepted", [0, 0], 3);
        Rates("no round", [], 2);
        Rates("no draft", [0, 0, 0], 0);
        for (var i = 0; i < 4; i++)
        {
            var g = Draw.Int(1, 9);
            Rates("drawn", [.. Enumerable.Range(0, Draw.Int(5, 200)).Select(_ => Math.Min(Draw.Int(0, g), Draw.Int(0, g)))], g);
        }
        ByPosition("worse with distance", [0.92, 0.68, 0.38]);
        ByPosition("never, then always", [0, 1, 1]);
        ByPosition("always", [1, 1, 1, 1]);
        ByPosition("all alike", [0.7, 0.7, 0.7, 0.7, 0.7]);
        for (var i = 0; i < 3; i++) ByPosition("drawn", Drawn(Draw.Int(2, 12)));
        Costs();
    }

    private double[] Drawn(int count) => [.. Enumerable.Range(0, count).Select(_ => Draw.Real(0.1, 0.98))];

    private void Tokens(double a, int g) => Case($"Tokens, a {Said(a)}, {g:#,0} drafted", () =>
        Part(nameof(DraftLength.Tokens), () =>
        {
            double sum = 0, power = 1;
            for (var i = 0; i <= g; i++, power *= a) sum += power;
            var got = DraftLength.Tokens(a, g);
            That(!double.IsNaN(got), "a number", "a NaN: at a = 1 the formula is 0 / 0, and all g + 1 tokens come");
            // The closed form loses digits near a = 1: 1e-16 / 1e-9.
            if (!double.IsNaN(got))
                Number("tokens", got, sum).Within(Tolerance.Relative(a < 1 && a > 0.999 ? 1e-6 : 1e-12))
                    .Trap(sum - 1, "drafted tokens alone: the pass brings one of its own too")
                    .Trap(sum - power / a, "g powers of a: with a^0 there are g + 1")
                    .Trap(g + 1, "as if all were accepted")
                    .Trap(1 + a * g, "each drafted token as if it did not need those before it")
                    .Trap(1 / (1 - a), "as if the draft had no end");
            if (a == 0.8 && g == 5) Meaning($"Where 0.8 of the tokens are accepted, 5 drafted ones bring {got:0.00} tokens a pass, not 5.");
        }));

    private static string Said(double a) => a < 1 && a > 0.9999 ? "nearly 1" : Numbers.Short(a);

    private void Rates(string name, int[] accepted, int g) => Case($"Rates, {name}, {Numbers.Count(accepted.Length, "round")} of {g}", () =>
        Part(nameof(DraftLength.Rates), () =>
        {
            double Reached(int i) => accepted.Count(n => n >= i);
            double Share(double part, double all) => all == 0 ? 0 : part / all;
            double[] right = [.. Enumerable.Range(0, g).Select(i => Share(Reached(i + 1), Reached(i)))];
            var got = DraftLength.Rates(Input("accepted", accepted), g) ?? [];
            Number("rates", got.Length, g).Within(Tolerance.Exact);
            if (got.Length != g) return;
            That(!got.Any(double.IsNaN), "numbers", "a NaN: where no round got so far the rate is 0");
            if (got.Any(double.IsNaN)) return;
            Elements("rate of drafted token", [.. got.Select(rate => (float)rate)], right, Tolerance.Relative(1e-6))
                .Trap(() => [.. Enumerable.Range(0, g).Select(i => Share(Reached(i + 1), accepted.Length))],
                    "of all rounds: of those in which the tokens before it were accepted")
                .Trap(() => [.. Enumerable.Range(0, g).Select(i => Share(accepted.Count(n => n == i), Reached(i)))],
                    "rounds that ended there: those that went on")
                .Trap(() => [.. Enumerable.Range(0, g).Select(i => Share(Reached(i), i == 0 ? accepted.Length : Reached(i - 1)))],
                    "one place off: token 0 is the first that is drafted")
                .Trap(() => [.. Enumerable.Range(0, g).Select(_ => Share(accepted.Sum(), (double)g * accepted.Length))],
                    "one rate for all places, of all that were drafted");
        }));

    private void ByPosition(string name, double[] rates)
    {
        for (var g = 0; g <= rates.Length; g += Math.Max(1, rates.Length / 4)) One(g);
        One(rates.Length);

        void One(int g) => Case($"TokensByPosition, {name}, {g} of {rates.Length}", () =>
            Part(nameof(DraftLength.TokensByPosition), () =>
                Number("tokens", DraftLength.TokensByPosition(Input("rates", rates), g), Right(rates, g))
                    .Trap(Right(rates, g) - 1, "drafted tokens alone: the pass brings one of its own too")
                    .Trap(1 + rates.Take(g).Sum(), "each drafted token as if it did not need those before it")
                    .Trap(Right(rates, rates.Length), "all rates: only g tokens are drafted")
                    .Trap(1 + Enumerable.Range(1, g).Sum(n => Math.Pow(rates[0], n)), "the first rate for all")
                    .Trap(1 + Enumerable.Range(1, g).Sum(n => Math.Pow(rates.Take(g).Average(), n)), "the mean of the rates for all")));
    }

    private static double Right(double[] rates, int g) =>
        1 + Enumerable.Range(1, g).Sum(n => rates.Take(n).Aggregate(1.0, (product, rate) => product * rate));
}
