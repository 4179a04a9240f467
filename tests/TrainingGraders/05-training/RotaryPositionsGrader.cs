using Graders.Holding;
using Graders.Tensors;
using Headroom.Grading;
using TorchSharp;
using static TorchSharp.torch;

namespace Graders;

/// <summary>
/// Heads of every size in every layout, positions near and far, bases drawn, the gradient against float64 differences, and calls that
/// follow each other with one thing changed.
/// </summary>
public sealed partial class RotaryPositionsGrader : TensorGrader
{
    protected override void Require()
    {
        WorkedExample();
        foreach (var layout in DrawnTensors.Layouts)
            Run(layout.ToString().ToLowerInvariant(), layout, [2, Draw.Int(2, 3), Draw.Int(4, 6), 2 * Draw.Int(2, 4)],
                Draw.Int(0, 40), withGradient: true);
        Run("heads of two numbers", Layout.Contiguous, [2, 3, 5, 2], Draw.Int(1, 9), withGradient: true);
        Run("one token, as in decoding", Layout.Contiguous, [Draw.Int(1, 3), Draw.Int(1, 4), 1, 8], Draw.Int(50, 2_000),
            withGradient: true);
        Run("the first token", Layout.Contiguous, [Draw.Int(1, 3), Draw.Int(1, 4), 1, 8], 0, withGradient: true);
        Run("as many heads as tokens", Layout.Transposed, [1, 5, 5, 4], Draw.Int(0, 9), withGradient: true);
        Run("far out", Layout.Contiguous, [1, 2, 4, 2 * Draw.Int(3, 8)], Draw.Int(900_000, 999_990), withGradient: true);
        Run("as far as it goes", Layout.Gapped, [2, 1, 3, 8], 1_000_000);
        Run("many tokens", Layout.Contiguous, [1, 1, Draw.Int(4_100, 4_200), 2], Draw.Int(0, 9));
        Run("wide heads", Layout.Contiguous, [1, 2, 3, 2 * Draw.Int(130, 150)], Draw.Int(0, 90));
        Again();
        Distance();
    }

    private void Run(string name, Layout layout, long[] shape, long start, bool withGradient = false)
    {
        // Far out a base that is no float shows.
        var @base = start > 100_000 ? Draw.Scale(5, 2_000_000) : Draw.Of(10_000, 500_000, Math.Round(Draw.Scale(5, 2_000_000)));
        TensorCase($"{TensorValues.Text(shape)} from {start:#,0}, base {@base:#,0.###}: {name}", () =>
        {
            // Twice: code that writes into x stumbles over a graph, and shows where there is none.
            Compare("y", Input("x", Draw.Normal(layout, shape)), start, @base);
            if (!withGradient) return;
            var x = Input("x", Draw.Normal(layout, shape)).requires_grad_();
            var direction = Draw.Normal(Layout.Contiguous, shape);
            if (Compare("y", x, start, @base) is not { } y || !Backward("y", y, direction)) return;
            var (values, scale) = Differences.Gradient(
                at => Turned(at, shape, start, @base, Slip.None), direction.Doubles(), x.Doubles());
            Gradient("x", x, values, Near(scale), Axes(shape));
        });
    }

    // Null where shape or dtype are wrong.
    private Tensor? Compare(string what, Tensor x, long start, double @base)
    {
        var (shape, values) = (x.shape, x.Doubles());
        var y = RotaryPositions.Turn(x, start, @base);
        // Two products: of a point with a cosine and a sine.
        var near = Near(2 * values.Max(Math.Abs));
        var elements = Elements(what, y, Turned(values, shape, start, @base, Slip.None), near, Axes(shape));
        if (elements is null) return null;
        That(TensorMemory.Of(y).First != TensorMemory.Of(x).First, $"{what} has memory of its own",
            $"{what} is x's memory: whoever changes one changes the other");
        foreach (var (slip, cause) in s_known) elements.Trap(() => Turned(values, shape, start, @base, slip), cause);
        // An angle in floats errs by four roundings of the angle, which is no larger than the position.
        var far = 4 * Tolerance.Float32Roundoff * (start + shape[2]);
        elements.TrapRounding(Tolerance.Absolute(near.AbsolutePart + Math.Min(far, 0.5) * 2 * values.Max(Math.Abs)), Coarse);
        return y;
    }

    // Cosine and sine are rounded, then two products and their sum.
    private static Tolerance Near(double scale) => Tolerance.Rounding(4, Tolerance.Float32Roundoff, scale);

    private static (string, int)[] Axes(long[] shape) =>
        [("sequences", (int)shape[0]), ("heads", (int)shape[1]), ("tokens", (int)shape[2]), ("columns", (int)shape[3])];

    // Base 10,000 and h = 4: (1, 2, 3, 4) at position 1. Angles 1 and 0.01; 1 cos 1 - 3 sin 1 = -1.984, 2 cos 0.01 - 4 sin 0.01 = 1.960,
    // 3 cos 1 + 1 sin 1 = 2.462, 4 cos 0.01 + 2 sin 0.01 = 4.020.
    private void WorkedExample() => TensorCase("(1, 2, 3, 4) at position 1, base 10,000", () =>
        Compare("y", Input("x", tensor([1f, 2, 3, 4], [1, 1, 1, 4])), 1, 10_000));

    // Something may be kept between calls only if it is what these parameters give.
    private void Again() => TensorCase("seven calls, each with one thing changed", () =>
    {
        var (start, size) = (Draw.Int(3, 90), 2 * Draw.Int(2, 4));
        (string What, long[] Shape, long Start, double Base)[] calls =
        [
            ("y", [1, 2, 5, size], start, 10_000),
            ("y of other values", [1, 2, 5, size], start, 10_000),
            ("y of another base", [1, 2, 5, size], start, 777),
            ("y of another start", [1, 2, 5, size], start + 1, 777),
            ("y of more tokens", [1, 2, 9, size], start + 1, 777),
            ("y of other heads", [1, 2, 9, size + 2], start + 1, 777),
            ("y of as many angles", [1, 2, (size + 2) / 2, 18], start + 1, 777),
        ];
        foreach (var (what, shape, from, @base) in calls)
            Compare(what, Input("x", Draw.Normal(Layout.Contiguous, shape)), from, @base);
    });

    private void Distance() => TensorCase("a query and a key, five tokens apart, near and far", () =>
    {
        var (q, k) = (Draw.Normal(Layout.Contiguous, [1, 1, 1, 64]), Draw.Normal(Layout.Contiguous, [1, 1, 1, 64]));
        var far = Draw.Int(100_000, 900_000);
        var (near, there) = (Score(7, 2), Score(far + 5, far));
        // Sixty-four products of turned numbers, each right to four roundings.
        var scale = q.Doubles().Zip(k.Doubles(), (a, b) => Math.Abs(a) + Math.Abs(b)).Sum(size => size * size);
        Number("score", there, near).Within(Tolerance.Rounding(16, Tolerance.Float32Roundoff, scale));
        Meaning($"A query and a key that stand 5 apart score {near:0.0000} at positions 7 and 2, and {there:0.0000} at {far + 5:#,0} and "
            + $"{far:#,0}: a score knows the distance, and nothing else of positions.");

        double Score(long ofQuery, long ofKey) => Turned(q, ofQuery).Zip(Turned(k, ofKey), (a, b) => a * b).Sum();
        double[] Turned(Tensor x, long at) => RotaryPositions.Turn(x, at, 10_000).Doubles();
    });
}
