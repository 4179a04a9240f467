namespace Headroom.Speculation.Sharing;

/// <summary>
/// Traffic of named kinds for servers with a draft model, drafter 0, and a lookup, drafter 1; one kind has a third. Chances, costs, batches
/// and texts are drawn.
/// </summary>
public static class SharedTraffic
{
    /// <summary>Tokens of the longest draft.</summary>
    public const int Longest = 6;

    private const int Tokens = 300;

    public const string Stories = "stories", Code = "code", Mixed = "a batch of unlike texts", Together = "drafters that err apart",
        Shifting = "texts that shift", Short = "short texts, and another drafter is good", Costs = "costs that shift",
        Growing = "a batch that grows", Third = "the third drafter is good", Nothing = "nothing can be guessed";

    public static IReadOnlyList<string> Kinds { get; } =
        [Stories, Code, Mixed, Together, Shifting, Short, Costs, Growing, Third, Nothing];

    /// <summary>Traffic of one of <see cref="Kinds"/>.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static SharedTrace Of(string kind, int seed)
    {
        var drawn = new Drawn(new Random(seed));
        return new([.. Enumerable.Range(0, 3).Select(i => drawn.Stretch(kind, i))], Longest, seed);
    }

    private sealed class Drawn(Random random)
    {
        private readonly double _second = Math.Exp(Math.Log(1e-4) + Math.Log(1e3) * random.NextDouble());

        public Stretch Stretch(string kind, int i) => kind switch
        {
            Stories => Of(1 + 2 * i, 8, [[Chance(0.65, 0.8), Chance(0.02, 0.08)]]),
            Code => Of(1 + 2 * i, 5, [[Chance(0.3, 0.45), new(0.97, 0.05, 25)]]),
            Mixed => Of(6, Real(2, 3),
            [
                [Chance(0.8, 0.9), Chance(0.02, 0.08)], [Chance(0.01, 0.03), Chance(0.01, 0.03)], [Chance(0.02, 0.08), Chance(0.8, 0.9)],
            ]) with { Length = 30 },
            Together => Of(1 + i, 8, [[Chance(0.5, 0.6), Chance(0.5, 0.6), Chance(0.5, 0.6)]]),
            Shifting => Of(1 + i, 5, [[new(0.97, 0.02, 40), new(0.97, 0.02, 40)]]) with { Length = 600 },
            Short => Of(4, 2, [i == 1 ? [Chance(0.8, 0.9), new(0.01)] : [new(0.01), Chance(0.8, 0.9)]], dearer: 5)
                with { Length = 8, Tokens = 900 },
            Costs => Of(3, i == 1 ? 0.9 : 10, [[Chance(0.7, 0.8), new(0.05)]], dearer: i == 2 ? 10 : 1),
            Growing => Of(2 << i, 6.0 / (1 << i), [[Chance(0.65, 0.75), new(0.3)]]),
            Third => Of(1 + i, 5, [[new(0.05), new(0.05), Chance(0.8, 0.9)]]),
            Nothing => Of(1 + 2 * i, i == 1 ? 0.9 : 4, [[new(0.004), new(0.004)]]),
            _ => throw new ArgumentException($"there is no traffic {kind}. There is: {string.Join(", ", Kinds)}.", nameof(kind)),
        };

        // A pass takes as long as reading the weights up to `room` tokens a sequence, and then a time for each token.
        private Stretch Of(int batch, double room, Guessing[][] texts, double dearer = 1)
        {
            var (ridge, drafters) = (room * batch, texts[0].Length);
            double[] pass = [.. Enumerable.Range(0, batch * (1 + drafters * Longest) + 1)
                .Select(k => _second * (Math.Max(1, k / ridge) + 0.002 * k))];
            double[] draft = [.. Enumerable.Range(0, drafters)
                .Select(d => dearer * _second / batch * (d == 0 ? Real(0.02, 0.04) : Real(0.001, 0.004)))];
            return new(batch, Tokens, pass, draft, texts);
        }

        private Guessing Chance(double low, double high) => new(Real(low, high));

        private double Real(double low, double high) => low + (high - low) * random.NextDouble();
    }
}
