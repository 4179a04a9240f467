using Headroom.Grading;

namespace Graders;

/// <summary>
/// Tables from texts by hand and drawn, with tokens that never come, the likeliest text where it is not greedy, excesses with zeros on
/// either side, and the tokens that an excess needs.
/// </summary>
public sealed class SequenceDistillationGrader : LearningGrader
{
    private static readonly Tolerance s_within = new(1e-12, 1e-10);

    protected override void Require()
    {
        Tokens("by hand", [0, 1, 1, 0, 1], 2, [0.5 / 3, 2.5 / 3, 0.5, 0.5]);
        Tokens("one token", [2], 3);
        Tokens("no token", [], 2);
        Tokens("one kind of token", [0, 0, 0, 0], 1);
        Tokens("a token that never comes, and one at the end alone", [0, 1, 0, 0, 3], 4);
        for (var i = 0; i < 3; i++) Tokens("drawn", Text(Draw.Int(3, 6), 60), 6);

        Shares("by hand", [0, 1, 0, 2], 3);
        Shares("one token", [1], 3);
        Shares("no token", [], 2);
        for (var i = 0; i < 3; i++) Shares("drawn", Text(4, Draw.Int(5, 12)), 5);

        Likeliest("by hand: the likelier first step leads nowhere", [0.0, 0.6, 0.4, 0.3, 0.35, 0.35, 0.05, 0.05, 0.9], 3, 0, 2, [2, 2]);
        Likeliest("one step", [0.0, 0.6, 0.4, 0.3, 0.35, 0.35, 0.05, 0.05, 0.9], 3, 0, 1, [1]);
        Likeliest("what stands in front counts", [0.1, 0.9, 0.8, 0.2], 2, 1, 1, [0]);
        Likeliest("no step", [0.5, 0.5, 0.1, 0.9], 2, 1, 0, []);
        Likeliest("steps that cannot be", [0, 1, 0, 0, 0, 1, 1, 0, 0], 3, 1, 4, [2, 0, 1, 2]);
        Likeliest("sums and products differ", [0.2, 0.6, 0.2, 0.5, 0.25, 0.25, 0, 0, 1], 3, 0, 2, [1, 0]);
        Likeliest("a step that cannot be, to where all is certain", [.. Enumerable.Range(0, 64).Select(i =>
            i / 8 == 7 ? i % 8 / 7 : i % 8 == 7 ? 0 : 1.0 / 7)], 8, 0, 4);
        Likeliest("the least likely first step leads on", [.. Enumerable.Range(0, 144).Select(i =>
            i < 12 ? (23 - i) / 210.0 : i / 12 == 1 ? i == 13 ? 0.2 : 0.8 / 11 : i / 12 < 11 ? 1.0 / 12 : i % 12 / 11)],
            12, 0, 3, [11, 11, 11]);
        Likeliest("a step that pays after hundreds", [0.99, 0.01, 0, 1], 2, 0, 500, [.. Enumerable.Repeat(1, 500)]);
        Likeliest("steps without number, beyond the smallest double", Table(5), 5, 2, 1800);
        for (var i = 0; i < 6; i++) Likeliest("drawn", Table(4), 4, Draw.Int(0, 3), Draw.Int(3, 9));

        Above("by hand", [0.5, 0.5, 0.25, 0.75], [0.25, 0.75, 0.25, 0.75], [0.5, 0.5]);
        Above("weights that are counts", [0.5, 0.5, 0.25, 0.75], [0.25, 0.75, 0.5, 0.5], [2, 3]);
        Above("alike", [0.5, 0.5, 0.25, 0.75], [0.5, 0.5, 0.25, 0.75], [0.3, 0.7], 0);
        Above("0 of the teacher", [1, 0, 0.25, 0.75], [0.5, 0.5, 0.5, 0.5], [0.4, 0.6]);
        Above("0 of both", [1, 0, 0.25, 0.75], [1, 0, 0.5, 0.5], [0.4, 0.6]);
        Above("0 of the student alone", [0.5, 0.5, 0.25, 0.75], [1, 0, 0.5, 0.5], [0.4, 0.6], double.PositiveInfinity);
        Above("0 of the student where nothing ever stands", [0.5, 0.5, 0.25, 0.75], [1, 0, 0.5, 0.5], [0, 1]);
        for (var i = 0; i < 4; i++) Above("drawn", Table(5), Table(5), [.. Table(5).Take(5)]);

        Need(3, 0.5, 6);
        Need(16, 0.01, 12_000);
        Need(30, 0.003);
        Need(100_000, 0.25, 19_999_800_000);
        for (var i = 0; i < 4; i++) Need(Draw.Int(5, 50), Draw.Scale(0.0001, 0.3));
        Meaning("From N samples an excess of parameters / (2 N) nats is left. A row of probabilities pays its whole row off at once, and "
            + "the likeliest text teaches no probabilities at all.");
    }

    private int[] Text(int kinds, int length) => [.. Enumerable.Range(0, length).Select(_ => Draw.Int(0, kinds - 1))];

    // Rows that sum to 1, none of whose shares is small.
    private double[] Table(int v) => [.. Enumerable.Range(0, v).SelectMany(_ =>
    {
        double[] row = [.. Enumerable.Range(0, v).Select(_ => Draw.Real(0.05, 1))];
        return row.Select(value => value / row.Sum());
    })];

    private void Tokens(string name, int[] tokens, int v, double[]? known = null) =>
        Case($"FromTokens, {name}: {tokens.Length} of {v}", () => Part(nameof(SequenceDistillation.FromTokens), () =>
        {
            Input("the tokens", tokens);
            double[] Of(double half, double below, bool back = false, bool around = false, bool last = false)
            {
                var (pairs, stood) = (new double[v * v], new double[v]);
                for (var i = 0; i + 1 < tokens.Length; i++)
                    pairs[back ? tokens[i + 1] * v + tokens[i] : tokens[i] * v + tokens[i + 1]]++;
                if (around && tokens.Length > 0) pairs[tokens[^1] * v + tokens[0]]++;
                for (var i = 0; i < v * v; i++) stood[i / v] += pairs[i];
                if (last && tokens.Length > 0) stood[tokens[^1]]++;
                return [.. pairs.Select((count, i) => (count + half) / (stood[i / v] + below))];
            }
            var right = Of(0.5, v / 2.0);
            if (known is not null && !known.SequenceEqual(right)) throw new InvalidOperationException(name);
            Each("table", SequenceDistillation.FromTokens(tokens, v), right, s_within,
                (Of(0, 0), "no half: what did not come in a sample is not impossible"),
                (Of(1, v), "one for each token: a half is asked"),
                (Of(0.5, 0.5), "a half below the line: v halves are added to a row"),
                (Of(0.5, v / 2), "v / 2 as a whole number: half of an odd v is none"),
                (Of(0.5, v), "v below the line: v halves are added to a row"),
                (Of(0.5, v / 2.0, back: true), "what came before: a row is for what follows its token"),
                (Of(0.5, v / 2.0, around: true), "the last token is followed by the first: it is followed by nothing"),
                (Of(0.5, v / 2.0, last: true), "the last token counted as followed"));
        }));

    private void Shares(string name, int[] tokens, int v) => Case($"FromShares, {name}: {tokens.Length} of {v}", () =>
        Part(nameof(SequenceDistillation.FromShares), () =>
        {
            Input("the tokens", tokens);
            var rows = Math.Max(0, tokens.Length - 1);
            var shares = Input("the shares", Enumerable.Range(0, rows).SelectMany(_ => Table(v).Take(v)).ToArray());
            double[] Row(Func<int, int> of, int token, double none, bool sum = false, int? take = null, int shift = 0)
            {
                int[] places = [.. Enumerable.Range(0, rows).Where(i => of(i) == token)];
                if (take > 0) places = [.. places.Take(1)];
                if (take < 0) places = [.. places.TakeLast(1)];
                return [.. Enumerable.Range(0, v).Select(j => places.Length == 0 ? none
                    : places.Sum(i => shares[i * v + j]) / (sum ? 1 : places.Length))];
            }
            double[] All(Func<int, double[]> row) => [.. Enumerable.Range(0, v).SelectMany(row)];
            var uniform = 1.0 / v;
            int At(int i) => tokens[i];
            Each("table", SequenceDistillation.FromShares(tokens, shares, v), All(s => Row(At, s, uniform)), s_within,
                (All(s => Row(At, s, 0)), "rows of 0 where a token never stood: 1 / v each"),
                (All(s => Row(At, s, double.NaN)), "0 / 0 where a token never stood: 1 / v each"),
                (All(s => Row(At, s, uniform, sum: true)), "rows are added: their mean is asked"),
                (All(s => Row(At, s, uniform, take: 1)), "the first row alone: the mean over all of a token"),
                (All(s => Row(At, s, uniform, take: -1)), "the last row alone: the mean over all of a token"),
                (All(s => Row(i => tokens[i + 1], s, uniform)), "the token that came: a row belongs to the one that it stands behind"));
        }));

    private void Likeliest(string name, double[] p, int v, int first, int length, int[]? known = null) =>
        Case($"Best, {name}: {length} behind {first} of {v}", () => Part(nameof(SequenceDistillation.Best), () =>
        {
            Input("the table", p);
            var (right, greedy) = (Path(p, v, first, length), Greedy(p, v, first, length));
            if (known is not null && !known.SequenceEqual(right)) throw new InvalidOperationException($"{name}: {string.Join(' ', right)}");
            var got = SequenceDistillation.Best(p, v, first, length);
            // Texts with the same pairs in another order are as likely.
            var isBest = got.Length == length && Log(p, v, first, got) >= Log(p, v, first, right) - 1e-9;
            That(isBest, $"{string.Join(' ', right.Take(12))}",
                got.SequenceEqual(greedy) ? "the likeliest token step by step: a likely step may lead where nothing is likely"
                : got.Length == length + 1 ? "the first token stands in front: those behind it are asked"
                : got.Length != length ? $"{got.Length} tokens, and {length} are asked"
                : double.IsNegativeInfinity(Log(p, v, first, got)) ? "a text with a step of probability 0: it never comes"
                : got.SequenceEqual(Path(p, v, first, length, share => share)) ? "probabilities are added: those of a text are multiplied"
                : $"{string.Join(' ', got.Take(12))} has the probability e^{Log(p, v, first, got):0.000}, "
                    + $"and another text e^{Log(p, v, first, right):0.000}");
        }));

    private static double Log(double[] p, int v, int first, int[] text)
    {
        var (sum, at) = (0.0, first);
        foreach (var token in text)
        {
            sum += token < 0 || token >= v ? double.NegativeInfinity : Math.Log(p[at * v + token]);
            at = Math.Clamp(token, 0, v - 1);
        }
        return sum;
    }

    private static int[] Greedy(double[] p, int v, int first, int length)
    {
        var text = new List<int> { first };
        while (text.Count <= length) text.Add(Enumerable.Range(0, v).MaxBy(j => p[text[^1] * v + j]));
        return [.. text.Skip(1)];
    }

    // From the end: what the rest is worth behind each token.
    private static int[] Path(double[] p, int v, int first, int length, Func<double, double>? value = null)
    {
        value ??= Math.Log;
        var worth = new double[length + 1, v];
        for (var left = 1; left <= length; left++)
            for (var s = 0; s < v; s++)
                worth[left, s] = Enumerable.Range(0, v).Max(j => value(p[s * v + j]) + worth[left - 1, j]);
        var (text, at) = (new int[length], first);
        for (var i = 0; i < length; i++)
        {
            var (here, left) = (at, length - i - 1);
            text[i] = at = Enumerable.Range(0, v).MaxBy(j => value(p[here * v + j]) + worth[left, j]);
        }
        return text;
    }

    private void Above(string name, double[] p, double[] q, double[] weights, double? known = null) =>
        Case($"Excess, {name}: {weights.Length} tokens", () => Part(nameof(SequenceDistillation.Excess), () =>
        {
            Input("the teacher's table", p);
            Input("the student's table", q);
            Input("the weights", weights);
            var v = weights.Length;
            double Of(Func<int, double> term) => Enumerable.Range(0, v * v).Sum(i => term(i));
            double Term(double weight, double x, double y) => weight == 0 || x == 0 ? 0 : weight * x * Math.Log(x / y);
            var right = known ?? Of(i => Term(weights[i / v], p[i], q[i]));
            Number("nats", SequenceDistillation.Excess(p, q, weights), right).Within(s_within)
                .Trap(Of(i => Term(weights[i / v], q[i], p[i])), "the other way round: the teacher's text is read, so p weighs")
                .Trap(Of(i => Term(1.0 / v, p[i], q[i])), "all rows alike: each weighs as often as its token stands")
                .Trap(Of(i => Term(1, p[i], q[i])), "no weights")
                .Trap(right / weights.Sum(), "divided by the sum of the weights: they weigh as they are")
                .Trap(Of(i => Term(weights[i % v], p[i], q[i])), "weights of what follows: a row has that of its own token")
                .Trap(-Of(i => weights[i / v] * p[i] * Math.Log(Math.Max(q[i], 1e-300))),
                    "the whole cross-entropy: the teacher's own entropy is not the student's")
                .Trap(-right, "the sign: q costs more than p")
                .Trap(right / Math.Log(2), "bits: nats are asked")
                .Trap(double.NaN, "0 ln 0: it costs nothing");
        }));

    private void Need(int v, double excess, double? known = null) => Case($"TokensFor, {v:#,0} tokens, {excess:0.0000} nats", () =>
        Part(nameof(SequenceDistillation.TokensFor), () =>
        {
            double free = (double)v * (v - 1), right = Math.Ceiling(free / (2 * excess));
            if (known is { } worked && worked != right) throw new InvalidOperationException($"{right}, and {worked} is known");
            Number("tokens", SequenceDistillation.TokensFor(v, excess), right).Within(Tolerance.Exact)
                .Trap(Math.Ceiling((double)v * v / (2 * excess)), "v shares in a row: the last one follows from the others")
                .Trap(Math.Ceiling(free / excess), "a whole nat for each free number: half of one")
                .Trap(Math.Ceiling(free / (4 * excess)), "a quarter of a nat for each free number: half of one")
                .Trap(Math.Floor(free / (2 * excess)), "rounded down")
                .Trap(Math.Ceiling((v - 1) / (2 * excess)), "one row: there are v of them")
                .Trap(Math.Ceiling(free / (2 * excess * excess)), "the square of the excess: it falls as 1 / N")
                .Trap(Math.Ceiling(unchecked(v * (v - 1)) / (2 * excess)), "products in int: they pass 2^31");
        }));
}
