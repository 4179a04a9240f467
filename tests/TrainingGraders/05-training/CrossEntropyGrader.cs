using Headroom.Grading;

namespace Graders;

/// <summary>Loss and gradient, each by itself, on drawn rows of every size; the gradient against finite differences as well.</summary>
public sealed partial class CrossEntropyGrader : Grader
{
    protected override IReadOnlyList<string> Forbidden => ["TorchSharp"];

    protected override void Require()
    {
        Both("logits 2, 1, 0", new([2, 1, 0], [0], 3));
        foreach (var (rows, vocabulary) in ((int, int)[])[(4, 7), (1, Draw.Int(3, 9)), (Draw.Int(3, 9), 2),
            (Draw.Int(11, 19), Draw.Int(30, 70)),
            (Draw.Int(2, 3), Draw.Int(66_000, 68_000)), (Draw.Int(1030, 1090), Draw.Int(5, 9))])
            Both("drawn logits", Drawn(rows, vocabulary));
        Both("a vocabulary of one token", Drawn(Draw.Int(2, 5), 1));
        Both("equal logits", new([.. Enumerable.Repeat((float)Draw.Real(-5, 5), 6 * 31)], Targets(6, 31), 31));
        Padding();
        Sizes();
        Small();
        Differences(Drawn(Draw.Int(3, 5), Draw.Int(4, 9)));
        Differences(Padded(Drawn(Draw.Int(5, 8), Draw.Int(4, 9)), 1, 3));
        Again();
        WhatItMeans();
    }

    private void Padding()
    {
        Both("the first row padded", Padded(Drawn(6, 9), 0));
        Both("the last rows padded", Padded(Drawn(7, 5), 5, 6));
        Both("one row with a target", Padded(Drawn(5, 8), 0, 1, 3, 4));
        Both("padded rows of NaN and infinities", Spoiled(Padded(Drawn(8, 6), 0, 2, 5, 7)));
        Both("only padding", Padded(Drawn(4, 6), 0, 1, 2, 3));
        Both("only padding, of NaN", Spoiled(Padded(Drawn(3, 6), 0, 1, 2)));
        Both("no rows", new([], [], 5));
        var many = Drawn(Draw.Int(300, 340), 12);
        Both("most rows padded", Padded(many, [.. Enumerable.Range(0, many.Rows).Where(row => row % 7 != 3)]));
    }

    private void Sizes()
    {
        foreach (var far in (float[])[1e4f, -1e4f, 800, -800]) Both($"logits about {far:#,0}", Moved(Drawn(5, 9), _ => far));
        Both("rows at 1e4 and -1e4 in turn", Moved(Drawn(6, 8), row => row % 2 == 0 ? 1e4f : -1e4f));
        // The target 20 to 30 above the rest: 1 - p lies from 1e-8 down to 1e-12.
        Both("sure rows", Sure(Drawn(7, 10), 20, 30));
        Both("rows sure of another token", Sure(Drawn(7, 10), -900, -800));
        Both("logits from -1e4 to 1e4", Drawn(9, 12, 4e3f));
        Both("logits of 3e38 and -3e38", new([3e38f, -3e38f, 1, 0, -3e38f, 2e38f], [1, 2], 3), exact: true);
        // Equal ones share the probability, however large: losses of ln 2 and ln 3.
        Both("equal logits of 3e38 and -3e38", new([3e38f, 1, 3e38f, -3e38f, -3e38f, -3e38f], [Draw.Of(0, 2), Draw.Int(0, 2)], 3),
            exact: true);
        Both("masked tokens, minus infinity", Masked(Drawn(6, 9), 0, 4, 8));
        Both("the first tokens masked", Masked(Drawn(6, 9), 0, 1, 2));
        Both("all tokens masked but the last", Masked(new(Draw.Normal(3 * 5), [4, 4, 4], 5), 0, 1, 2, 3));
        var impossible = Drawn(4, 6);
        impossible.Logits[6 + impossible.Targets[1]] = float.NegativeInfinity;
        Both("a masked target", impossible);
    }

    private void Both(string name, LogitBatch batch, bool exact = false) => Case($"{name}, {batch.Shape}", () =>
    {
        Input("logits", batch.Logits);
        Input("targets", batch.Targets);
        Part(nameof(CrossEntropy.Loss), () => Loss(batch, exact));
        Part(nameof(CrossEntropy.Gradient), () => Gradient(batch, exact));
    }, "float32");

    // Each of the sums rounds to 53 bits, once for each term. A formula that adds the largest logit back loses what lies below its
    // last bit; in an exact batch there is nothing.
    private static double Roundings(LogitBatch batch, bool exact) => (batch.Vocabulary + batch.Rows + 10) * DoubleRoundoff
        + (exact ? 0 : 4 * batch.Largest * DoubleRoundoff);

    private const double DoubleRoundoff = 1.1102230246251565e-16; // 2^-53

    private void Loss(LogitBatch batch, bool exact)
    {
        var (expected, counted) = (batch.Loss(), (double)batch.Counted);
        var loss = Number("loss", CrossEntropy.Loss(batch.Logits, batch.Targets, batch.Vocabulary), expected)
            .Within(new(2 * Roundings(batch, exact), 1e-14));
        if (loss.Holds) return;
        foreach (var (wrong, cause) in LossMistakes(batch, expected, counted)) loss.Trap(wrong, cause);
    }

    private void Gradient(LogitBatch batch, bool exact)
    {
        var gradient = Poisoned(batch.Logits.Length);
        CrossEntropy.Gradient(batch.Logits, batch.Targets, batch.Vocabulary, gradient);
        var allowed = new Tolerance(2 * Roundings(batch, exact) / Math.Max(1, batch.Counted) + 3e-45, 4 * Tolerance.Float32Roundoff);
        var elements = Elements("gradient", gradient, batch.Gradient(), allowed, ("rows", batch.Rows), ("logits", batch.Vocabulary));
        foreach (var (wrong, cause) in GradientMistakes(batch)) elements.Trap(wrong, cause);
        elements.TrapRounding(new(1e-5 / Math.Max(1, batch.Counted), 1e-4), Digits);
    }

    // Probabilities of 1e-26 to 1e-35 are floats.
    private void Small() => Case("tokens 60 to 80 below the target, [5, 8]", () => Part(nameof(CrossEntropy.Gradient), () =>
    {
        var (batch, gradient) = (Sure(Drawn(5, 8), 65, 75), Poisoned(5 * 8));
        CrossEntropy.Gradient(batch.Logits, batch.Targets, batch.Vocabulary, gradient);
        int[] others = [.. Enumerable.Range(0, 5 * 8).Where(i => i % 8 != batch.Targets[i / 8])];
        var right = batch.Gradient();
        Elements("gradient", i => $"gradient[{others[i] / 8}, {others[i] % 8}]", [.. others.Select(i => gradient[i])],
            [.. others.Select(i => right[i])], Tolerance.Relative(1e-6))
            .Trap(() => new double[others.Length], "small probabilities are taken for 0: each is a float, and the slope of its logit");
    }), "float32");

    private void Differences(LogitBatch batch) =>
        Case($"slopes by differences, {batch.Shape}", () => Part(nameof(CrossEntropy.Gradient), () =>
    {
        var gradient = Poisoned(batch.Logits.Length);
        CrossEntropy.Gradient(batch.Logits, batch.Targets, batch.Vocabulary, gradient);
        var allowed = new Tolerance(1e-8, 4 * Tolerance.Float32Roundoff);
        Elements("gradient", gradient, batch.Slopes(), allowed, ("rows", batch.Rows), ("logits", batch.Vocabulary));
    }), "float32");

    private void Again() => Case("a second call, other values in the same arrays", () =>
    {
        var batch = Drawn(6, 11);
        var gradient = Poisoned(batch.Logits.Length);
        var loss = 0.0;
        Part(nameof(CrossEntropy.Loss), () => loss = CrossEntropy.Loss(batch.Logits, batch.Targets, 11));
        Part(nameof(CrossEntropy.Gradient), () => CrossEntropy.Gradient(batch.Logits, batch.Targets, 11, gradient));
        double[] first = [.. gradient];
        Draw.Normal(55).CopyTo(batch.Logits, 11); // the first row stays
        Part(nameof(CrossEntropy.Loss), () => Number("loss", CrossEntropy.Loss(batch.Logits, batch.Targets, 11), batch.Loss())
            .Within(new(2 * Roundings(batch, exact: false), 0)).Trap(loss, Earlier));
        Part(nameof(CrossEntropy.Gradient), () =>
        {
            CrossEntropy.Gradient(batch.Logits, batch.Targets, 11, gradient);
            var allowed = new Tolerance(Roundings(batch, exact: false), 4 * Tolerance.Float32Roundoff);
            Elements("gradient", gradient, batch.Gradient(), allowed, ("rows", 6), ("logits", 11))
                .Trap(() => first, Earlier)
                .Trap(() => [.. first.Zip(batch.Gradient(), (before, now) => before + now)],
                    "added to what stood in the gradient: it is written");
        });
    }, "float32");

    private const string Digits = "right to a few digits: is a difference, a probability or a sum a float on its way?";
    private const string Earlier = "an earlier call's result is used again";

    private void WhatItMeans() => Case("what it means", () =>
    {
        const int Vocabulary = 50_257;
        var loss = CrossEntropy.Loss(new float[Vocabulary], [Draw.Int(0, Vocabulary - 1)], Vocabulary);
        Number("loss of equal logits", loss, Math.Log(Vocabulary)).Within(Tolerance.Relative(1e-10));
        var batch = Drawn(1, Vocabulary);
        var right = Number("loss", CrossEntropy.Loss(batch.Logits, batch.Targets, Vocabulary), batch.Loss())
            .Within(Tolerance.Relative(1e-10));
        // The last word: other causes show where they change more.
        if (Math.Abs(right.Got - right.Expected) < 1e-3) right.Trap(right.Got, Digits);
        Meaning($"A model that knows nothing of {Vocabulary:#,0} tokens begins at {loss:0.00} nats, ln {Vocabulary:#,0}. A first loss far "
            + "from it is a fault that you see before the first step.");
        Meaning("A row's gradient adds up to 0: what the target gains, the other tokens lose.");
    });

    private LogitBatch Drawn(int rows, int vocabulary, float scale = 2) =>
        new(Draw.Normal(rows * vocabulary, scale), Targets(rows, vocabulary), vocabulary);

    // The first and the last token are among the targets.
    private int[] Targets(int rows, int vocabulary)
    {
        if (rows == 1) return [Draw.Int(0, vocabulary - 1)];
        int[] targets = [0, vocabulary - 1, .. Enumerable.Range(0, rows).Select(_ => Draw.Int(0, vocabulary - 1))];
        targets = targets[..rows];
        Draw.Shuffle(targets);
        return targets;
    }

    private static LogitBatch Padded(LogitBatch batch, params int[] rows)
    {
        foreach (var row in rows) batch.Targets[row] = -1;
        return batch;
    }

    // But for the targets.
    private static LogitBatch Masked(LogitBatch batch, params int[] tokens)
    {
        for (var row = 0; row < batch.Rows; row++)
            foreach (var v in tokens)
                if (v != batch.Targets[row]) batch.Logits[row * batch.Vocabulary + v] = float.NegativeInfinity;
        return batch;
    }

    private LogitBatch Spoiled(LogitBatch batch)
    {
        for (var i = 0; i < batch.Logits.Length; i++)
            if (!batch.HasTarget(i / batch.Vocabulary)) batch.Logits[i] = Draw.Of(float.NaN, float.PositiveInfinity,
                float.NegativeInfinity, 3e38f);
        return batch;
    }

    private static LogitBatch Moved(LogitBatch batch, Func<int, float> by)
    {
        for (var i = 0; i < batch.Logits.Length; i++) batch.Logits[i] += by(i / batch.Vocabulary);
        return batch;
    }

    private LogitBatch Sure(LogitBatch batch, double low, double high)
    {
        for (var row = 0; row < batch.Rows; row++) batch.Logits[row * batch.Vocabulary + batch.Targets[row]] = (float)Draw.Real(low, high);
        return batch;
    }
}
