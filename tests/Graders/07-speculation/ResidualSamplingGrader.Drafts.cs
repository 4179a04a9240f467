using Headroom.Grading;

namespace Graders;

// Verify: for numbers that are given, on every boundary between two outcomes; then counted.
public sealed partial class ResidualSamplingGrader
{
    private void Drafts()
    {
        double[] p = [0.6, 0.3, 0.1], q = [0.3, 0.5, 0.2], other = [0.25, 0.5, 0.25], sure = [0, 1, 0];
        Every("one token", [p, other], [q]);
        Every("no draft", [p], []);
        Every("quarters and halves", [[0.25, 0.5, 0.25], [0.5, 0, 0.5]], [[0.5, 0.25, 0.25]]);
        Every("p is q", [p, other], [[.. p]]);
        Every("nothing in common", [[0, 0, 1], p], [[0.5, 0.5, 0]]);
        Every("a draft that is sure", [p, other, q], [sure, [1, 0, 0]]);
        Every("two tokens", [p, other, [0, 0.5, 0.5]], [q, [0.5, 0.25, 0.25]]);
        for (var i = 0; i < 3; i++)
        {
            var (vocabulary, length) = (Draw.Int(2, 5), Draw.Int(1, 3));
            Every($"{length} drawn, {vocabulary} tokens", Distributions(length + 1, vocabulary), Distributions(length, vocabulary));
        }
        Rounding();
        Long(12, 6);
        Long(5, 5000);
    }

    // The likeliest to be accepted at each place, and at one place, or at none, the least likely; arrays come back as they were.
    private void Long(int length, int vocabulary)
    {
        double[][] p = [.. Enumerable.Range(0, length + 1).Select(_ => Drawn(vocabulary, 0))];
        double[][] q = [.. Enumerable.Range(0, length).Select(_ => Drawn(vocabulary, 0))];
        foreach (var stop in (int[])[Draw.Int(length / 2, length - 1), length])
            Case($"Verify, {length} drafted of {vocabulary:#,0} tokens, {stop} accepted", () => Part(nameof(ResidualSampling.Verify), () =>
            {
                double Ratio(int i, int token) => p[i][token] / q[i][token];
                int Picked(int i) => Enumerable.Range(0, vocabulary).MaxBy(token => i == stop ? -Ratio(i, token) : Ratio(i, token));
                int[] draft = [.. Enumerable.Range(0, length).Select(Picked)];
                double[] u = [.. draft.Select((token, i) => i == stop ? (1 + Ratio(i, token)) / 2 : 0.5)];
                var cells = Cells(stop < length ? Rest(p[stop], q[stop]) : p[stop]).ToArray();
                var (next, low, high) = cells[Draw.Int(0, cells.Length - 1)];
                int[] right = [.. draft[..stop], next];
                var got = ResidualSampling.Verify(p, q, Input("draft", draft), Input("u", u), (low + high) / 2) ?? [];
                Number("tokens committed", got.Length, right.Length).Within(Tolerance.Exact);
                That(got.AsSpan().SequenceEqual(right), "the accepted tokens, and one of what is left",
                    $"committed {Text(got)}, and {Text(right)} is right");
            }));
    }

    private double[][] Distributions(int count, int vocabulary) =>
        [.. Enumerable.Range(0, count).Select(i => Drawn(vocabulary, zeros: i % 2))];

    // Ten tenths sum to 1 - 1.1e-16, and a residual as well may end below `last`.
    private void Rounding()
    {
        double[] tenths = [.. Enumerable.Repeat(0.1, 10), 0, 0], first = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        var last = Math.BitDecrement(1.0);
        Committed("ten tenths, then zeros", [tenths], [], [], [], [(last, 9), (0.05, 0), (0.95, 9)]);
        Committed("ten tenths after a rejection", [tenths, tenths], [first], [11], [0], [(last, 9), (0.05, 0)]);
        var rare = Math.ScaleB(1, -40);
        double[] seldom = [rare, 1 - rare, 0], none = [0, 0, 1];
        Committed("a token of 2^-40", [seldom], [], [], [], [(0, 0), (rare / 2, 0), (rare, 1)]);
        Committed("a token of 2^-40 after a rejection", [seldom, seldom], [none], [2], [0], [(0, 0), (rare / 2, 0), (rare, 1)]);
    }

    private void Committed(string name, double[][] p, double[][] q, int[] draft, double[] u, (double Last, int Token)[] expected) =>
        Case($"Verify, {name}", () => Part(nameof(ResidualSampling.Verify), () =>
        {
            foreach (var (last, token) in expected)
                if (!One(p, q, draft, u, last, [token])) return;
            That(true, "tokens committed", "");
        }));

    /// <summary>Every draft that may be drawn, and for each every outcome: numbers in its middle, and at both its ends.</summary>
    private void Every(string name, double[][] p, double[][] q) => Case($"Verify, {name}", () =>
        Part(nameof(ResidualSampling.Verify), () =>
        {
            foreach (var each in p.Concat(q)) Input("probabilities", each);
            foreach (var draft in Sequences(q))
                for (var accepted = 0; accepted <= draft.Length; accepted++)
                    if (!Outcomes(p, q, draft, accepted)) return;
            That(true, "tokens committed", "");
        }), $"{q.Length} drafted");

    private static IEnumerable<int[]> Sequences(double[][] q) => q.Aggregate<double[], IEnumerable<int[]>>([[]], (sequences, one) =>
        sequences.SelectMany(_ => Enumerable.Range(0, one.Length).Where(token => one[token] > 0), (before, token) =>
            (int[])[.. before, token]));

    // False at the first wrong one: one is told.
    private bool Outcomes(double[][] p, double[][] q, int[] draft, int accepted)
    {
        double Limit(int i) => Math.Min(1, p[i][draft[i]] / q[i][draft[i]]);
        if (draft.Take(accepted).Where((_, i) => Limit(i) == 0).Any()) return true;
        if (accepted < draft.Length && Limit(accepted) == 1) return true;
        var from = accepted < draft.Length ? Rest(p[accepted], q[accepted]) : p[accepted];
        foreach (var at in (int[])[0, 1, 2])
        {
            // Accepted: 0, the middle, just below the limit. Rejected: at the limit, the middle, just below 1. Behind it: anything.
            double[] u = [.. draft.Select((token, i) => (Limit(i), IsShort(p[i][token]) && IsShort(q[i][token])) is var (limit, isExact)
                && i < accepted ? At(0, limit, at, isExact) : i == accepted ? At(limit, 1, at, isExact) : Draw.Real(0, 1))];
            foreach (var (token, low, high) in Cells(from))
                if (!One(p, q, draft, u, At(low, high, Draw.Int(0, 2), isExact: true), [.. draft[..accepted], token])) return false;
        }
        return true;
    }

    // A limit that is no exact quotient of binary fractions may be off by a rounding: 1e-12 beside it is beside it.
    private static double At(double low, double high, int place, bool isExact) => place switch
    {
        0 => low == 0 || isExact && IsShort(low) ? low : low * (1 + 1e-12),
        1 => (low + high) / 2,
        _ => high == 1 || isExact && IsShort(high) ? Math.BitDecrement(high) : high * (1 - 1e-12),
    };

    private static bool IsShort(double value) => value * 64 == Math.Floor(value * 64);

    private static double[] Rest(double[] p, double[] q)
    {
        double[] more = [.. p.Zip(q, (a, b) => Math.Max(0, a - b))];
        return more.Any(each => each > 0) ? Normal(more) : p;
    }

    // Cells narrower than 1e-9 are left out: rounding alone may move both their ends past each other.
    private static IEnumerable<(int Token, double Low, double High)> Cells(double[] probabilities)
    {
        var sum = 0.0;
        for (var token = 0; token < probabilities.Length; token++)
        {
            var low = sum;
            sum += probabilities[token];
            if (probabilities[token] > 1e-9) yield return (token, low, Math.Abs(sum - 1) < 1e-9 ? 1 - 1e-11 : sum);
        }
    }

    private bool One(double[][] p, double[][] q, int[] draft, double[] u, double last, int[] expected)
    {
        var got = ResidualSampling.Verify(p, q, [.. draft], [.. u], last) ?? [];
        if (got.AsSpan().SequenceEqual(expected)) return true;
        var n = expected.Length - 1;
        var all = n == draft.Length;
        var isDraft = got.AsSpan().SequenceEqual(draft.AsSpan(0, Math.Min(got.Length, draft.Length)));
        var misjudged = isDraft ? null : Misjudged(p, q, draft, u, got, n);
        var asked = $"draft {Text(draft)}, u {Text(u)}, last {Numbers.Format(last)}";
        Number($"tokens committed for {asked}", got.Length, expected.Length).Within(Tolerance.Exact)
            .Trap(all && n > 0 && isDraft ? n : double.NaN, "behind a draft that was all accepted comes one token more, of the last p")
            .Trap(!all && isDraft ? n : double.NaN, "behind a rejection comes one token of the residual")
            .Trap(misjudged is null ? double.NaN : got.Length, misjudged ?? "")
            .Trap(!all && got.Length > expected.Length ? got.Length : double.NaN,
                "it goes on behind a rejection: what follows was drafted behind another text");
        if (got.Length != expected.Length) return false;
        var wrong = Enumerable.Range(0, got.Length).First(i => got[i] != expected[i]);
        Number($"token {wrong} committed for {asked}", got[wrong], expected[wrong]).Within(Tolerance.Exact)
            .Trap(wrong < n ? double.NaN : Token(p[n], last, all), "drawn from p after a rejection: from the residual")
            .Trap(wrong < n || all ? double.NaN : Token(Rest(p[n], q[n]), u[n], false), "the number of the rejection is used again: `last`")
            .Trap(wrong < n || n == 0 ? double.NaN : Token(p[n - 1], last, false), "p of the place before: p has one more than the draft")
            .Trap(got[wrong] >= 0 && got[wrong] < p[n].Length && p[n][got[wrong]] == 0 ? got[wrong] : double.NaN,
                "a token that the target never writes");
        return false;
    }

    // Where a place was judged otherwise than p / q says. The one of n is the first to be refused, if any is.
    private static string? Misjudged(double[][] p, double[][] q, int[] draft, double[] u, int[] got, int n)
    {
        const string Given = "Both are compared as they are given: a temperature is in both already";
        var at = Math.Min(got.Length - 1, n);
        if (got.Length == n + 1 || at < 0 || at == draft.Length || !got.AsSpan(0, at).SequenceEqual(draft.AsSpan(0, at))) return null;
        if (at < n) return $"token {at} is refused, and its u is below p / q. {Given}";
        if (got[n] != draft[n]) return null;
        return u[n] == p[n][draft[n]] / q[n][draft[n]] ? $"token {n} is accepted where its u is p / q: below it, not at it"
            : $"token {n} is accepted, and its u is not below p / q. {Given}";
    }

    private static double Token(double[] probabilities, double u, bool skip) =>
        skip ? double.NaN : Cells(probabilities).Where(cell => cell.Low <= u).Select(cell => (double)cell.Token).LastOrDefault(double.NaN);

    private static string Text(int[] tokens) => tokens.Length == 0 ? "of none" : string.Join(" ", tokens);

    private static string Text(double[] numbers) => numbers.Length == 0 ? "of none" : string.Join(" ", numbers.Select(Numbers.Format));
}
