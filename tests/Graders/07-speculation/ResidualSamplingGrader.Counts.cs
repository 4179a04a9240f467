using Headroom.Grading;

namespace Graders;

// Drafts that are drawn from q, verified with drawn numbers, and counted: one statistic for first token and number accepted together.
public sealed partial class ResidualSamplingGrader
{
    // Chance rejects a right submission once in 10,000,000 checks. After a rejection of the pair by hand only token 0 may come: one that
    // draws every third rejection from p behind 10,000 drafts brings another one with probability 0.3 / 3 * 0.4 in each of 30,000, and
    // passes with 0.96^30,000, which is 0.
    private const int Drafted = 40_000;

    private void Counts()
    {
        Counted("by hand", [[0.6, 0.3, 0.1], [0.2, 0.5, 0.3]], [[0.3, 0.5, 0.2]]);
        var (vocabulary, length) = (Draw.Int(3, 5), Draw.Int(2, 3));
        Counted("drawn", Distributions(length + 1, vocabulary), [.. Enumerable.Range(0, length).Select(_ => Drawn(vocabulary, zeros: 0))]);
    }

    private void Counted(string name, double[][] p, double[][] q) => Case($"Verify, {Drafted:#,0} drafts, {name}", () =>
        Part(nameof(ResidualSampling.Verify), () =>
        {
            var random = new Random(Draw.Int(0, int.MaxValue - 1));
            var (vocabulary, counts) = (p[0].Length, new long[p[0].Length * (q.Length + 1)]);
            for (var i = 0; i < Drafted; i++)
            {
                int[] draft = [.. q.Select(each => One(each, random.NextDouble()))];
                double[] u = [.. draft.Select(_ => random.NextDouble())];
                var got = ResidualSampling.Verify(p, q, draft, u, random.NextDouble());
                if (got is not { Length: > 0 } || got.Length > q.Length + 1 || got[0] < 0 || got[0] >= vocabulary)
                {
                    That(false, "tokens of the vocabulary", "no token, too many, or none of the vocabulary");
                    return;
                }
                counts[(got.Length - 1) * vocabulary + got[0]]++;
            }
            var chances = Chances(p, q);
            var (statistic, threshold) = (ChiSquare.Statistic(counts, chances), ChiSquare.Threshold(chances));
            var odd = Enumerable.Range(0, counts.Length).MaxBy(i => Math.Abs(counts[i] - Drafted * chances[i]));
            That(statistic <= threshold, "counts fit the probabilities",
                $"chi-square {statistic:#,0}, and chance exceeds {threshold:0} once in 10,000,000 checks: token {odd % vocabulary} with "
                + $"{odd / vocabulary} accepted came {counts[odd]:#,0} times, {Drafted * chances[odd]:#,0} are expected");
        }));

    // Of n accepted and first token x, at [n * vocabulary + x]. Places are independent here, so the first token and the rest are too.
    private static double[] Chances(double[][] p, double[][] q)
    {
        var (vocabulary, chances, before) = (p[0].Length, new double[p[0].Length * (q.Length + 1)], 1.0);
        var rejected = Rest(p[0], q[0]);
        double[] rates = [.. q.Select((each, i) => p[i].Zip(each, Math.Min).Sum())];
        for (var n = 0; n <= q.Length; n++)
        {
            var exactly = n == 0 ? 1 - rates[0] : before * (n < q.Length ? 1 - rates[n] : 1);
            if (n > 0 && n < q.Length) before *= rates[n];
            for (var x = 0; x < vocabulary; x++)
                chances[n * vocabulary + x] = n == 0 ? exactly * rejected[x] : exactly * Math.Min(p[0][x], q[0][x]);
        }
        return chances;
    }

    private static int One(double[] probabilities, double u)
    {
        var (sum, token) = (0.0, 0);
        for (var i = 0; i < probabilities.Length && sum <= u; i++)
            if (probabilities[i] > 0) (token, sum) = (i, sum + probabilities[i]);
        return token;
    }
}
