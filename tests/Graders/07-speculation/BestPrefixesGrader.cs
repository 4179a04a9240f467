using Headroom.Grading;

namespace Graders;

/// <summary>
/// Prefixes, bounds and trees of given and drawn targets that count how often they are asked; then recorded texts, and drafters that see
/// what they may and what they may not.
/// </summary>
public sealed partial class BestPrefixesGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden => ["Headroom.Speculation"];

    protected override void Require()
    {
        var given = CountedTarget.Steps("0.6, 0.3, 0.1 at every step", 0.6, 0.3, 0.1);
        // A 0.5, B 0.3, BA 0.24, C 0.15: no chain, no level, and the likeliest last token is one of BA's.
        CountedTarget byHand = new("four tokens by hand", prefix => prefix switch
        {
            [] => [0.5, 0.3, 0.15, 0.05],
            [0] => [0.28, 0.27, 0.24, 0.21],
            [1] => [0.8, 0.1, 0.06, 0.04],
            _ => [0.31, 0.3, 0.2, 0.19],
        });
        Found(byHand, 4);
        foreach (var budget in (int[])[4, 0, 1, 2, 16, 64]) Found(given, budget);
        Found(CountedTarget.Steps("0.5, 0.5 at every step", 0.5, 0.5), 62);
        Found(CountedTarget.Steps("a token that is certain", 0, 1, 0), 200);
        Found(CountedTarget.Steps("a vocabulary of one", 1), 5);
        // More children of one prefix than a fixed number, and all of them near 1e-3 or below.
        Found(CountedTarget.Drawn(Draw, 2000, 1), 80);
        foreach (var (vocabulary, sharpness, budget) in ((int, double, int)[])[(2, 2, 40), (3, 4, 300),
            (Draw.Int(4, 9), 3, Draw.Int(20, 90)), (Draw.Int(10, 60), 6, Draw.Int(3, 30))])
            Found(CountedTarget.Drawn(Draw, vocabulary, sharpness), budget);
        Entropies();
        Trees(given);
        Replays();
        Compared();
        UnderTheBound();
    }

    private void Found(CountedTarget target, int budget)
    {
        // Worked out where a case asks for it: after the first wrong one none does.
        Lazy<(int[] Tokens, double Probability)[]> right = new(() => PrefixSearch.Of(target.Rule, budget));
        Case($"Best, {budget} of {target.Name}", () => Part(nameof(BestPrefixes.Best), () =>
        {
            var asked = target.Anew();
            var got = BestPrefixes.Best(asked.Next, budget) ?? [];
            Number("prefixes", got.Length, budget).Within(Tolerance.Exact);
            That(got.All(prefix => prefix.Tokens is { Length: > 0 }), "a token and more in each",
                "the empty prefix is among them: it is no drafted token");
            if (budget == 0) Called(asked, 0);
            if (budget == 0 || got.Length != budget || got.Any(prefix => prefix.Tokens is not { Length: > 0 })) return;
            That(got.DistinctBy(prefix => CountedTarget.Key(prefix.Tokens)).Count() == budget, "different prefixes",
                "a prefix is there more than once");
            var ranks = Elements("probability of the prefix of rank", [.. got.Select(prefix => (float)prefix.Probability)],
                [.. right.Value.Select(prefix => prefix.Probability)], new Tolerance(0, 1e-6));
            foreach (var (mistake, cause) in PrefixSearch.Mistakes)
                ranks.Trap(() => [.. PrefixSearch.Of(target.Rule, budget, mistake).Select(prefix => prefix.Probability)], cause);
            foreach (var (tokens, probability) in got)
                if (!Is(probability, Chance(target.Rule, tokens)))
                    Number($"probability of ({string.Join(", ", tokens)})", probability, Chance(target.Rule, tokens));
            Called(asked, budget);
            Asked(asked, [[], .. got.SkipLast(1).Select(prefix => prefix.Tokens)]);
        }));
        Case($"Bound, {budget} of {target.Name}", () => Part(nameof(BestPrefixes.Bound), () =>
        {
            var (asked, sum) = (target.Anew(), right.Value.Sum(prefix => prefix.Probability));
            Number("tokens a pass", BestPrefixes.Bound(asked.Next, budget), 1 + sum)
                .Trap(sum, "the bonus is missing: one token comes in any case")
                .Trap(sum + 2, "the bonus comes once");
            Called(asked, budget);
        }));
    }

    private static bool Is(double got, double expected) => Math.Abs(got - expected) <= 1e-12 * expected;

    // 0 where the target has no such token.
    private static double Chance(Func<int[], double[]> rule, int[] tokens) => tokens.Select((token, i) =>
        rule(tokens[..i]) is var p && token >= 0 && token < p.Length ? p[token] : 0).Aggregate(1.0, (all, each) => all * each);

    private void Called(CountedTarget target, int budget) =>
        That(target.Asked.Count <= budget, "calls of the target", target.Asked.Count == budget + 1
            ? $"{Numbers.Count(budget + 1, "call")} for a budget of {budget}: what lies behind the last prefix is not needed"
            : $"{target.Asked.Count:#,0} calls for a budget of {budget}: a prefix is asked for when it is taken, not when it is seen");

    private void Asked(CountedTarget target, IEnumerable<int[]> allowed)
    {
        That(target.MostAsked <= 1, "each prefix is asked once", $"the target is asked {target.MostAsked} times for one prefix: keep what "
            + "it said");
        HashSet<string> known = [.. allowed.Select(CountedTarget.Key)];
        var others = target.Asked.Where(prefix => !known.Contains(CountedTarget.Key(prefix))).ToList();
        That(others.Count == 0, "no other prefix is asked for", others.Count == 0 ? "" : $"the target is asked for "
            + $"({string.Join(", ", others[0])}), which is not needed");
    }

    private void Entropies()
    {
        Entropy([0.6, 0.3, 0.1], [1, 2, 16, 64, 256]);
        Entropy([0.5, 0.5], [64]);
        Entropy([0.9, 0, 0.05, 0.05], [64, 1_000_000]);
        Entropy([0, 1, 0], [1, 64]);
        Entropy([1 - Math.ScaleB(1, -40), Math.ScaleB(1, -40)], [1, 2, 64]); // mu is 2.6e-11, and not 0
        double[] weights = [.. Enumerable.Range(0, Draw.Int(3, 30)).Select(_ => Draw.Scale(0.01, 1))];
        Entropy([.. weights.Select(weight => weight / weights.Sum())], [Draw.Int(2, 500)]);
    }

    private void Entropy(double[] p, int[] budgets) => Case($"EntropyBound, {Numbers.Count(p.Length, "token")}", () =>
        Part(nameof(BestPrefixes.EntropyBound), () =>
        {
            double Mean(int power) => p.Where(each => each > 0).Sum(each => each * Math.Pow(-Math.Log(each), power));
            var (mu, mu2) = (Mean(1), Mean(2));
            foreach (var budget in budgets)
            {
                var got = BestPrefixes.EntropyBound(Input("p", p), budget);
                That(!double.IsNaN(got), "a number", "a NaN: 0 times the logarithm of 0 is 0 here, and mu may be 0");
                if (double.IsNaN(got)) return;
                var log = Math.Log(budget);
                Number($"tokens for a budget of {budget}", got, mu == 0 ? double.PositiveInfinity : 1 + log / mu + mu2 / (mu * mu))
                    .Trap(1 + Math.Log2(budget) / mu + mu2 / (mu * mu), "bits and nats: the logarithm of the budget is in bits, mu in nats")
                    .Trap(1 + log * Math.Log(2) / mu + mu2 / (mu * mu), "bits and nats: mu is in bits, the logarithm of the budget in nats")
                    .Trap((mu + mu2) * log / (mu * mu), "the main term of another bound, (mu + mu2) ln(budget) / mu^2")
                    .Trap(log / mu + mu2 / (mu * mu), "the bonus is missing")
                    .Trap(1 + log / mu, "mu2 / mu^2 is missing: the last step goes beyond the budget")
                    .Trap(2 + log / mu, "the square of mu for mu2: mu2 is the mean of squares");
            }
        }));
}
