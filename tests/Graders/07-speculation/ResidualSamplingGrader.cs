using Headroom.Grading;

namespace Graders;

/// <summary>Each formula alone; the marginal of what is committed, by enumeration; then drafts for given numbers, and drawn ones.</summary>
public sealed partial class ResidualSamplingGrader : Grader
{
    // Sums of a few thousand numbers below 1.
    private static readonly Tolerance s_probability = Tolerance.Absolute(1e-9);

    protected override IReadOnlyList<string> Forbidden => ["Headroom.Speculation"];

    protected override void Require()
    {
        double[] p = [0.6, 0.3, 0.1], q = [0.3, 0.5, 0.2];
        Pair("by hand", p, q);
        Pair("by hand, p and q exchanged", q, p);
        Pair("p is q", [0.25, 0.5, 0.25], [0.25, 0.5, 0.25]);
        Pair("nothing in common", [0.5, 0.5, 0, 0], [0, 0, 0.75, 0.25]);
        Pair("the target is sure", [0, 1, 0], [0.25, 0.5, 0.25]);
        Pair("the draft is sure", [0.2, 0.5, 0.3], [0, 1, 0]);
        Pair("both are sure of the same", [0, 0, 1], [0, 0, 1]);
        Pair("one token", [1], [1]);
        Pair("zeros of both", [0.5, 0, 0.25, 0.25, 0], [0, 0, 0.5, 0.25, 0.25]);
        for (var i = 0; i < 5; i++)
        {
            var vocabulary = Draw.Int(2, 40);
            Pair("drawn", Drawn(vocabulary, zeros: i % 2), Drawn(vocabulary, zeros: i % 3));
        }
        Pair("nearly the same", [0.25 + 1e-5, 0.25 - 1e-5, 0.5], [0.25, 0.25, 0.5]);
        // 2^-36 and 2^-27 are exact: only one token may come behind a rejection, and one that is rare may come too.
        var (bit, rare) = (Math.ScaleB(1, -36), Math.ScaleB(1, -27));
        Pair("2^-36 apart", [0.25 + bit, 0.25 - bit, 0.5], [0.25, 0.25, 0.5]);
        Pair("a rare token", [0.5, 0.375, 0.125 - rare, rare], [0.25, 0.5, 0.25, 0]);
        Pair("5,000 tokens", Drawn(5000, 0), Drawn(5000, 0));
        Again();
        Chain("all the same", [0.7, 0.7, 0.7, 0.7]);
        Chain("worse with distance", [0.9, 0.68, 0.38]);
        Chain("never and always", [1, 0, 1]);
        Chain("always", [1, 1]);
        Chain("one", [0.25]);
        Chain("no draft", []);
        for (var i = 0; i < 3; i++) Chain("drawn", [.. Enumerable.Range(0, Draw.Int(2, 12)).Select(_ => Draw.Real(0, 1))]);
        Chain("50 drawn", [.. Enumerable.Range(0, 50).Select(_ => Draw.Real(0.9, 1))]);
        Drafts();
        Counts();
    }

    private double[] Drawn(int vocabulary, int zeros)
    {
        double[] weights = [.. Enumerable.Range(0, vocabulary).Select(_ => Draw.Scale(0.05, 2))];
        // Never all of them.
        for (var i = 0; i < zeros * vocabulary / 3; i++) weights[Draw.Int(1, vocabulary - 1)] = 0;
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private void Pair(string name, double[] p, double[] q) => Case($"{name}, {p.Length:#,0} tokens", () =>
    {
        (p, q) = (Input("p", p), Input("q", q));
        var drawable = Enumerable.Range(0, q.Length).Where(token => q[token] > 0).ToArray();
        var accepts = Part(nameof(ResidualSampling.Acceptance), () =>
        {
            foreach (var token in drawable.Length > 50 ? drawable[..50] : drawable)
                Number($"Acceptance of token {token}", ResidualSampling.Acceptance(p, q, token), Math.Min(1, p[token] / q[token]))
                    .Within(s_probability)
                    .Trap(Math.Min(1, q[token] / p[token]), "the ratio the other way round: q is what the token was drawn from")
                    .Trap(p[token] / q[token], "above 1: no probability is")
                    .Trap(Math.Min(p[token], q[token]), "min(p, q) is drawn *and* accepted: divide by q, for it was drawn already")
                    .Trap(p[token], "p as if the draft were sure of its token");
        });
        var draws = Part(nameof(ResidualSampling.Residual), () => IsResidual(p, q, ResidualSampling.Residual(p, q)));
        Part(nameof(ResidualSampling.Rate), () => Number("Rate", ResidualSampling.Rate(p, q), p.Zip(q, Math.Min).Sum())
            .Within(s_probability)
            .Trap(p.Zip(q, (a, b) => a * b).Sum(), "sum of p q: how likely two draws agree. More than that is accepted")
            .Trap(p.Zip(q, (a, b) => Math.Abs(a - b)).Sum() / 2, "how likely a token is rejected")
            .Trap(1 - p.Zip(q, (a, b) => Math.Abs(a - b)).Sum(), "every difference counted twice: half of them are p's")
            .Trap(drawable.Average(token => Math.Min(1, p[token] / q[token])), "the mean over tokens: each comes with its q"));
        if (accepts && draws) Marginal(name, p, q, drawable);
    });

    private void IsResidual(double[] p, double[] q, double[] got)
    {
        Number("probabilities of the residual", got?.Length ?? 0, p.Length).Within(Tolerance.Exact);
        if (got?.Length != p.Length) return;
        That(!got.Any(double.IsNaN), "numbers", "a NaN: where p has nowhere more than q the sum is 0");
        if (got.Any(double.IsNaN)) return;
        double[] more = [.. p.Zip(q, (a, b) => Math.Max(0, a - b))];
        var right = more.Any(each => each > 0) ? Normal(more) : p;
        Elements("residual of token", [.. got.Select(each => (float)each)], right, new Tolerance(1e-9, 1e-6))
            .Trap(() => more, "it does not sum to 1")
            .Trap(() => p, "p itself: what q had more of would then come too seldom")
            .Trap(() => Normal(p.Zip(q, (a, b) => Math.Max(0, b - a))), "q - p: the target wants what p has more of")
            .Trap(() => Normal(p.Zip(q, (a, b) => Math.Abs(a - b))), "|p - q|: where q has more, nothing is left to draw");
    }

    private static double[] Normal(IEnumerable<double> weights)
    {
        double[] all = [.. weights];
        var sum = all.Sum();
        return [.. all.Select(weight => weight / sum)];
    }

    // q(x) accept(x) for each x, and what is rejected through the residual: p, whatever q.
    private void Marginal(string name, double[] p, double[] q, int[] drawable)
    {
        var (marginal, accepted) = (new double[p.Length], 0.0);
        foreach (var token in drawable)
        {
            marginal[token] = q[token] * ResidualSampling.Acceptance(p, q, token);
            accepted += marginal[token];
        }
        var residual = ResidualSampling.Residual(p, q);
        if (residual?.Length != p.Length) return;
        for (var token = 0; token < p.Length; token++) marginal[token] += (1 - accepted) * residual[token];
        var furthest = Enumerable.Range(0, p.Length).MaxBy(token => Math.Abs(marginal[token] - p[token]));
        That(Math.Abs(marginal[furthest] - p[furthest]) < 1e-9, "what is committed has the target's distribution",
            $"token {furthest} is committed with probability {marginal[furthest]:0.0000}, and the target gives it {p[furthest]:0.0000}");
        if (name == "by hand")
            Meaning($"Drafted from 0.3, 0.5, 0.2 and committed with {string.Join(", ", marginal.Select(each => $"{each:0.0}"))}: the "
                + $"target's probabilities, and {accepted:0.0} of the drafts are accepted.");
    }

    private void Again() => Case("Residual, a second call", () => Part(nameof(ResidualSampling.Residual), () =>
    {
        double[] p = [0.5, 0.25, 0.25], q = [0.25, 0.5, 0.25], equal = [0.5, 0.25, 0.25];
        var first = ResidualSampling.Residual(p, equal);
        var second = ResidualSampling.Residual(q, p);
        first[0] = 7;
        That(p[0] == 0.5 && second[1] == 1, "each result is an array of its own", "the caller's p is returned, and a change of it is seen");
    }));

    private void Chain(string name, double[] rates) => Case($"Lengths, {name}", () =>
        Part(nameof(ResidualSampling.Lengths), () =>
        {
            double Before(int n) => rates.Take(n).Aggregate(1.0, (product, rate) => product * rate);
            double[] right = [.. Enumerable.Range(0, rates.Length + 1).Select(n => Before(n) * (n < rates.Length ? 1 - rates[n] : 1))];
            var got = ResidualSampling.Lengths(Input("rates", rates)) ?? [];
            Number("numbers", got.Length, right.Length).Within(Tolerance.Exact)
                .Trap(rates.Length, "0 to all of them are accepted: one number more than there are rates");
            if (got.Length != right.Length) return;
            Elements("probability of n accepted", [.. got.Select(each => (float)each)], right, new Tolerance(1e-9, 1e-6))
                .Trap(() => [.. Enumerable.Range(0, right.Length).Select(Before)], "n or more: exactly n")
                .Trap(() => [.. right.Select((_, n) => Math.Pow(rates[0], n) * (n < rates.Length ? 1 - rates[0] : 1))],
                    "the first rate for all")
                .Trap(() => [.. right.Select((each, n) => n < rates.Length ? 1 - rates[n] : each)], "those before it are accepted first")
                .Trap(() => [.. right.Select((each, n) => n < rates.Length ? each : Before(n) * (1 - rates[^1]))],
                    "behind the last draft nothing is rejected any more");
        }), string.Join(" ", rates.Select(rate => $"{rate:0.00}")));
}
