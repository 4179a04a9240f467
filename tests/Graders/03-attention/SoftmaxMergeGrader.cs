using Headroom.Grading;

namespace Graders;

/// <summary>
/// The worked example, the identity, masked keys; then drawn keys, merged in drawn orders and groupings, against float64.
/// </summary>
public sealed partial class SoftmaxMergeGrader : Grader
{
    private const string Masked = "minus infinity minus itself is NaN: a state without keys has weight 0 in every merge";

    protected override void Require()
    {
        WorkedExample();
        Identity();
        MaskedKeys();
        LeavesInputsAlone();
        ManyKeysFarBelow();
        foreach (var count in (int[])[1, 2, 3]) Groupings("a handful", count, Draw.Int(1, 3), () => (float)Draw.Real(-4, 4));
        Groupings("scores near 0", Draw.Int(150, 250), 19, () => (float)Draw.Real(-4, 4));
        Groupings("scores that are equal", Draw.Int(60, 90), 4, () => Draw.Int(-2, 2));
        Groupings("one key in three masked", Draw.Int(100, 150), 5, () =>
            Draw.Int(1, 3) == 1 ? float.NegativeInfinity : (float)Draw.Real(-4, 4));
        Groupings("scores near 10,000", Draw.Int(60, 90), 3, () => (float)Draw.Real(9_990, 10_000));
        Groupings("scores near -10,000", Draw.Int(60, 90), 3, () => (float)Draw.Real(-10_000, -9_990));
        Groupings("scores from -10,000 to 10,000", Draw.Int(60, 90), 3, () => (float)Draw.Real(-10_000, 10_000));
        Groupings("many columns", Draw.Int(7, 9), Draw.Int(4_110, 4_190), () => (float)Draw.Real(-4, 4));
        Groupings("many keys", Draw.Int(4_110, 4_190), 2, () => (float)Draw.Real(-4, 4));
        Meaning("Any order and any grouping: so a kernel may walk the keys tile by tile (03.3), and groups may share them out and merge "
            + "at the end (03.6).");
        Meaning("A state is d + 2 floats, however many keys it stands for. That is why the N x N scores need never be in memory.");
    }

    // Scores (1, 3, 2, 5) and values (1, 2, 3, 4), a key at a time: e^-2 = 0.135335, e^-1 = 0.367879.
    private void WorkedExample() => Case("scores 1, 3, 2, 5 with values 1, 2, 3, 4", () =>
    {
        var keys = new[] { 1f, 3f, 2f, 5f }.Select((score, i) => SoftmaxMerge.One(score, [i + 1])).ToArray();
        var state = keys[0];
        Shown("after 1", state, (1, 1, 1));
        state = SoftmaxMerge.Merge(state, keys[1]);
        var (sum, output) = (Math.Exp(-2) + 1, Math.Exp(-2) + 2);
        Shown("after 1 and 3", state, (3, sum, output))
            .Trap(2, "the sum is not rescaled when the maximum moves: multiply it by exp(old maximum - new maximum)")
            .Trap(Math.Exp(2) + 1, "the scale is turned round: exp(old maximum - new maximum) is at most 1");
        state = SoftmaxMerge.Merge(state, keys[2]);
        (sum, output) = (sum + Math.Exp(-1), output + 3 * Math.Exp(-1));
        Shown("after 1, 3 and 2", state, (3, sum, output))
            .Trap(sum - Math.Exp(-1) + 1, "only the first state is rescaled: the second one may be the one with the smaller maximum");
        state = SoftmaxMerge.Merge(state, keys[3]);
        (sum, output) = (sum * Math.Exp(-2) + 1, output * Math.Exp(-2) + 4);
        Shown("after all four", state, (5, sum, output));
        Number("result", SoftmaxMerge.Result(state)[0], output / sum).Within(Small)
            .Trap((float)output, "the result is not divided by the sum");
        Number("log-sum-exp", SoftmaxMerge.LogSumExp(state), 5 + Math.Log(sum)).Within(Small)
            .Trap((float)Math.Log(sum), "the log-sum-exp lacks the maximum: exp(Max) is the unit in which Sum counts")
            .Trap((float)(5 + sum), "the logarithm of the sum is missing");
    }, "float32");

    // A handful of exponentials, products and sums of float32, on values up to 6.
    private static Tolerance Small => Tolerance.Relative(16 * Tolerance.Float32Roundoff);

    private Expectation Shown(string when, SoftmaxState state, (double Max, double Sum, double Output) expected)
    {
        Number($"Max {when}", state.Max, expected.Max).Within(Tolerance.Exact);
        Number($"Output {when}", state.Output[0], expected.Output).Within(Small)
            .Trap(expected.Output / expected.Sum, "Output is divided by Sum too early: a merge would have to undo it");
        return Number($"Sum {when}", state.Sum, expected.Sum).Within(Small);
    }

    private void Identity() => Case("merging with the empty state, d 4", () =>
    {
        var (empty, v) = (SoftmaxMerge.Empty(4), Draw.Normal(4));
        Same("the empty state", empty, new(float.NegativeInfinity, 0, new float[4]),
            "an empty state has Max -infinity, Sum 0 and an Output of zeros");
        foreach (var score in new[] { (float)Draw.Real(-9_000, -100), (float)Draw.Real(100, 9_000) })
        {
            var one = SoftmaxMerge.One(score, v);
            Same("a single key", one, new(score, 1, v), "one key: Max is its score, Sum exp(0) = 1, Output its values");
            Same("empty, then a key", SoftmaxMerge.Merge(empty, one), new(score, 1, v), Masked);
            Same("a key, then empty", SoftmaxMerge.Merge(one, empty), new(score, 1, v), Masked);
        }
    }, "float32");

    private void MaskedKeys() => Case("nothing but masked keys, d 4", () =>
    {
        var nothing = new SoftmaxState(float.NegativeInfinity, 0, new float[4]);
        var masked = SoftmaxMerge.One(float.NegativeInfinity, Draw.Normal(4));
        Same("a masked key", masked, nothing, "a masked key counts: a score of -infinity has weight 0, so its state is the empty one");
        var both = SoftmaxMerge.Merge(masked, SoftmaxMerge.One(float.NegativeInfinity, Draw.Normal(4)));
        Same("two masked keys", both, nothing, Masked);
        That(SoftmaxMerge.Result(both) is [0, 0, 0, 0], "the result of no keys is 0", "0 / 0 is NaN: where Sum is 0 the result is 0");
        That(float.IsNegativeInfinity(SoftmaxMerge.LogSumExp(both)), "the log-sum-exp of no keys is -infinity",
            "the logarithm of an empty sum is -infinity");
    }, "float32");

    // 50 million keys 18 lower: a sum of 0.76 beside 1.
    private void ManyKeysFarBelow() => Case("one key, and 50 million that score 18 less, d 4", () =>
    {
        const float keys = 5e7f;
        float[] v = Draw.Normal(4), w = Draw.Normal(4);
        var (one, many) = (SoftmaxMerge.One(7, v), new SoftmaxState(-11, keys, [.. w.Select(value => keys * value)]));
        var share = keys * Math.Exp(-18);
        foreach (var both in (SoftmaxState[])[SoftmaxMerge.Merge(one, many), SoftmaxMerge.Merge(many, one)])
        {
            Number("Sum", both.Sum, 1 + share).Within(Small)
                .Trap(1, "the lower state is left out: its keys have small weights, and there may be any number of them");
            Elements("Output", both.Output, [.. v.Select((value, c) => value + share * w[c])],
                Tolerance.Absolute(16 * Tolerance.Float32Roundoff * (v.Max(MathF.Abs) + share * w.Max(MathF.Abs))), 4);
        }
    }, "float32");

    private void LeavesInputsAlone() => Case("what goes into a merge, d 4", () =>
    {
        float[] v = Input("v", Draw.Normal(4)), w = Input("w", Draw.Normal(4));
        var (a, b) = (SoftmaxMerge.One(1, v), SoftmaxMerge.One(2, w));
        float[] ofA = Input("a.Output", a.Output), ofB = Input("b.Output", b.Output);
        var both = SoftmaxMerge.Merge(a, b);
        float[] ofBoth = Input("the merged state's Output", both.Output);
        SoftmaxMerge.Merge(b, a);
        SoftmaxMerge.Merge(both, b);
        SoftmaxMerge.Result(a);
        SoftmaxMerge.Result(both);
        That(a.Output == ofA && b.Output == ofB && both.Output == ofBoth, "states keep their arrays", "");
    }, "float32");

    private void Same(string what, SoftmaxState got, SoftmaxState expected, string otherwise) =>
        That(got.Max.Equals(expected.Max) && got.Sum.Equals(expected.Sum)
            && got.Output.AsSpan().SequenceEqual(expected.Output), what, otherwise);
}
