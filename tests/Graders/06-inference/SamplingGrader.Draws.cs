using Headroom.Grading;

namespace Graders;

// Tokens: for numbers that are given, then counted.
public sealed partial class SamplingGrader
{
    private const int Draws100 = 100_000;

    private void Draws()
    {
        double[] quarters = [0.25, 0.5, 0, 0.25], gaps = [0, 0, 0.5, 0, 0.5, 0];
        var last = Math.BitDecrement(1.0);
        Drawn("0.25, 0.5, 0, 0.25", quarters, [(0, 0), (0.1, 0), (Math.BitDecrement(0.25), 0), (0.25, 1), (0.5, 1),
            (Math.BitDecrement(0.75), 1), (0.75, 3), (last, 3)]);
        Drawn("zeros at both ends", gaps, [(0, 2), (0.49, 2), (0.5, 4), (last, 4)]);
        Drawn("one token", [1], [(0, 0), (0.5, 0), (last, 0)]);
        Drawn("one of three", [0, 1, 0], [(0, 1), (last, 1)]);
        // Ten tenths sum to 1 - 1.1e-16; seven sevenths and a zero behind them to a little less as well.
        Drawn("ten tenths", [.. Enumerable.Repeat(0.1, 10)], [(last, 9), (0.05, 0), (0.95, 9)]);
        Drawn("ten tenths, then zeros", [.. Enumerable.Repeat(0.1, 10), 0, 0], [(last, 9), (0.95, 9)]);
        Drawn("a sum a little below u", [0.5, 0.5 - 1e-12, 0], [(last, 1), (0.2, 0)]);
        // Exact sums: 2^-41 beside almost 1, and a million tokens alike.
        var small = Math.ScaleB(1, -41);
        Drawn("tokens of 2^-41", [1 - 2 * small, small, small], [(0.5, 0), (1 - 2 * small, 1), (1 - small, 2)]);
        Drawn("2^20 tokens alike", [.. Enumerable.Repeat(Math.ScaleB(1, -20), 1 << 20)], [(0, 0), (0.25, 1 << 18), (last, (1 << 20) - 1)]);
        var many = Enumerable.Range(0, 5000).Select(_ => Draw.Real(0.5, 2)).ToArray();
        var sum = many.Sum();
        many = [.. many.Select(p => p / sum)];
        Drawn("5,000 tokens", many, [.. Enumerable.Range(0, 50).Select(_ => Draw.Int(0, 4999)).Select(token =>
            (many[..token].Sum() + many[token] / 2, token))]);
    }

    private void Drawn(string name, double[] probabilities, (double U, int Token)[] expected) => Case($"Sample, {name}", () =>
        Part(nameof(Sampling.Sample), () =>
        {
            foreach (var (u, token) in expected)
            {
                var random = new GivenRandom(u);
                var got = Sampling.Sample(Input("probabilities", probabilities), random);
                That(random.Asked == 1, "one number for a token", $"{Numbers.Count(random.Asked, "number")} of the given Random for one "
                    + "token: one NextDouble is asked");
                if (random.Asked != 1) return; // what came of other numbers tells nothing
                Number($"token for u = {Numbers.Format(u)}", got, token).Within(Tolerance.Exact)
                    .Trap(got >= 0 && got < probabilities.Length && probabilities[got] == 0 ? got : double.NaN,
                        "a token of probability 0 comes")
                    .Trap(probabilities.Length, "no token is left: rounding may leave the sum below u")
                    .Trap(Array.FindIndex(probabilities, p => p == probabilities.Max()), "the most likely token, whatever u is");
            }
        }));

    private void Chances()
    {
        double[] weights = [0.02, 0.3, 0, 0.08, 0.25, 0.05, 0.2, 0.1];
        Counted("eight given probabilities", weights);
        double[] drawn = [.. Enumerable.Range(0, Draw.Int(5, 12)).Select(_ => Draw.Real(0.3, 2))];
        Counted($"{drawn.Length} drawn probabilities", [.. drawn.Select(weight => weight / drawn.Sum())]);
    }

    private void Counted(string name, double[] probabilities) => Case($"Sample, {Draws100:#,0} tokens of {name}", () =>
        Part(nameof(Sampling.Sample), () =>
        {
            var (random, counts) = (new Random(Draw.Int(0, int.MaxValue - 1)), new long[probabilities.Length]);
            for (var i = 0; i < Draws100; i++)
            {
                var token = Sampling.Sample(probabilities, random);
                if (token < 0 || token >= counts.Length)
                {
                    That(false, "a token of the vocabulary", $"token {token} of {counts.Length}");
                    return;
                }
                counts[token]++;
            }
            var (statistic, threshold) = (ChiSquare.Statistic(counts, probabilities), ChiSquare.Threshold(probabilities));
            var odd = Enumerable.Range(0, counts.Length).MaxBy(token => Math.Abs(counts[token] - Draws100 * probabilities[token]));
            That(statistic <= threshold, "counts fit the probabilities",
                $"chi-square {statistic:#,0}, and chance exceeds {threshold:0} once in 10,000,000 checks: token {odd} "
                + $"came {counts[odd]:#,0} times, {Draws100 * probabilities[odd]:#,0} are expected");
            if (statistic <= threshold)
                Meaning($"Chi-square of {Draws100:#,0} tokens of {name} is {statistic:0.0}. Chance alone exceeds {threshold:0} once in "
                    + "ten million checks.");
        }));

    /// <summary>One number, asked for by NextDouble alone.</summary>
    private sealed class GivenRandom(double u) : Random
    {
        public int Asked { get; private set; }

        public override double NextDouble()
        {
            Asked++;
            return u;
        }

        protected override double Sample() => NextDouble();

        public override int Next() => throw Other();

        public override int Next(int maxValue) => throw Other();

        public override int Next(int minValue, int maxValue) => throw Other();

        public override float NextSingle() => throw Other();

        private static InvalidOperationException Other() => new("Sample calls NextDouble of the Random that it is given, and nothing else");
    }
}
