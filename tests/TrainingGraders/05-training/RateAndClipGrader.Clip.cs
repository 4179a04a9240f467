using Headroom.Grading;

namespace Graders;

public sealed partial class RateAndClipGrader
{
    private const string Nothing = "what is not longer than the limit keeps every bit";

    private void Clips()
    {
        for (var i = 0; i < 3; i++) Clip("drawn", Drawn(Draw.Int(2, 6), Draw.Scale(1e-3, 1e3)), Draw.Real(0.02, 0.1), ofNorm: true);
        Clip("3 and 4, limit 2.5", [[3], [4]], 2.5);
        Clip("3 and 4, limit 5: the norm is the limit", [[3], [4]], 5);
        Clip("half as long as the limit", Drawn(Draw.Int(2, 6), Draw.Scale(1e-3, 1e3)), 2, ofNorm: true);
        Clip("just above the limit", Drawn(3, 1), 1 - 5e-7, ofNorm: true);
        Clip("just below the limit", Drawn(3, 1), 1 + 1e-6, ofNorm: true);
        foreach (var tiny in (double[])[1e-20, 1e-30])
            Clip($"{tiny:0e-0}, and longer than a tiny limit", Drawn(3, tiny), 0.5, ofNorm: true);
        Clip("many", Drawn(Draw.Int(40, 50), 1), 0.5, ofNorm: true);
        Clip("huge: squares of floats pass 3.4e38", Drawn(3, 1e30), 0.5, ofNorm: true);
        Clip("huge, and a tiny limit: their quotient is no float", Drawn(3, 1e30), 1e-18);
        Clip("a limit of 0", Drawn(3, 1), 0);
        Clip("no limit", Drawn(3, 1e30), double.PositiveInfinity);
        Clip("zeros", [new float[5], [], new float[3]], 1);
        Clip("zeros and a limit of 0", [new float[5]], 0);
        Clip("no arrays", [], 1);
        Clip("empty arrays", [[], []], 1);
        Clip("empty arrays among others", [[], Draw.Normal(3), [], Draw.Normal(1), []], 0.1);
        Clip("a hundred thousand small ones behind a large one", [[100], Draw.Normal(100_000, 1e-3f)], 0.5, ofNorm: true);
        Clip("one array of 70,000", [Draw.Normal(Draw.Int(69_000, 71_000))], 0.3, ofNorm: true);
        Lengths();
        Broken("NaN", float.NaN);
        Broken("infinity", float.PositiveInfinity);
        Broken("-infinity", float.NegativeInfinity);
    }

    // Of different sizes, so that an array clipped by itself shows.
    private float[][] Drawn(int arrays, double scale) =>
        [.. Enumerable.Range(0, arrays).Select(i => Draw.Normal(Draw.Int(2, 40), (float)(scale * (i + 1))))];

    private void Lengths() => Case("arrays of 0 to 40 numbers, one at a time", () => Part("Clip", () =>
    {
        for (var count = 0; count <= 40; count++) Clipped([Draw.Normal(count)], 0.25);
    }), "float32");

    private void Clip(string name, float[][] gradients, double limit, bool ofNorm = false) =>
        Case($"{Numbers.Count(gradients.Length, "array")}: {name}",
            () => Part("Clip", () => Clipped(gradients, ofNorm ? limit * Norm(gradients) : limit)), "float32");

    private void Clipped(float[][] gradients, double limit)
    {
        var before = gradients.Select(gradient => gradient.ToArray()).ToArray();
        var norm = Norm(before);
        double[] all = Joined(before, value => value), own = [.. before.Select(gradient => Norm([gradient]))];
        var got = RateAndClip.Clip(Array.AsReadOnly(gradients), limit);
        var scale = norm > limit ? limit / norm : 1;
        Number("norm", got, norm).Within(Tolerance.Relative(1e-10)) // 1e5 additions in any order
            .Trap(norm * scale, "the norm after clipping: it is returned as it was before")
            .Trap(norm * norm, "the sum of squares: the norm is its root")
            .Trap(own.Sum(), "the sum of the arrays' own norms: squares are added over all arrays, then one root")
            .Trap(own.DefaultIfEmpty().Max(), "the largest of the arrays' norms: squares are added over all arrays")
            .Trap(all.Select(Math.Abs).DefaultIfEmpty().Max(), "the largest number: the norm is the root of the sum of squares")
            .Trap(all.Sum(Math.Abs), "the sum of sizes: the norm is the root of the sum of squares")
            .Trap(norm / Math.Sqrt(all.Length), "the root of the mean square: squares are added, not averaged")
            .Trap(scale, "the factor: the norm is asked")
            .Trap(Math.Sqrt(all.Sum(value => (float)value * (float)value)),
                "right to seven digits, and a double has sixteen: a square or the sum is a float on its way");
        // The factor and the product are rounded; where nothing is to do every bit stays.
        var rounded = Tolerance.Relative(3 * Tolerance.Float32Roundoff);
        var near = scale < 1 ? rounded : Tolerance.Exact;
        var clipped = Joined(before, value => value * scale);
        var elements = Elements("gradient", i => Named(before, i), [.. gradients.SelectMany(gradient => gradient)], clipped, near);
        // A wrong norm makes a wrong factor: what it is tells more.
        if (Math.Abs(got - norm) > 1e-6 * norm) return;
        elements.Trap(() => all, "nothing is clipped: every number is multiplied by limit / norm")
            .Trap(() => Joined(before, value => value * limit / norm),
                $"what is shorter than the limit is stretched to it: {Nothing}", rounded)
            .Trap(() => Joined(before, value => value * limit / (norm + 1e-6)), norm > limit
                ? "1e-6 is added to the norm: the norm becomes the limit itself"
                : $"what is shorter than the limit is scaled: {Nothing}", rounded)
            .Trap(() => Joined(before, value => value * (float)scale),
                "the factor is a float, and below 1e-45 that is 0: multiply by limit / norm in double, and round the product")
            .Trap(() => Joined(before, value => value * scale * scale), "scaled twice")
            .Trap(() => Joined(before, value => Math.Clamp(value, -limit, limit)),
                "each number is clamped by itself, which turns the gradient: all are multiplied by one factor")
            .Trap(() => [.. before.SelectMany((gradient, a) => gradient.Select(value => value * Math.Min(1, limit / own[a])))],
                "each array is clipped by itself: the norm is that of all arrays together")
            .Trap(() => Joined(before, value => value / norm), "scaled to a norm of 1: it becomes limit")
            .Trap(() => [.. before.SelectMany((gradient, a) => gradient.Select(value => a == 0 ? value * scale : value))],
                "only the first array is scaled")
            .Trap(() => [.. before.SelectMany((gradient, a) => gradient.Select(value => a == before.Length - 1 ? value * scale : value))],
                "only the last array is scaled");
    }

    // In the first array, in the last, and between them.
    private void Broken(string name, float value) => Case($"{name} among the gradients", () => Part("Clip", () =>
    {
        for (var broken = 0; broken < 3; broken++)
        {
            float[][] gradients = [Draw.Normal(5), Draw.Normal(9), Draw.Normal(3)];
            gradients[broken][Draw.Int(0, 2)] = value;
            double[] before = Joined(gradients, one => one);
            var limit = Draw.Real(0.1, 0.9);
            var norm = RateAndClip.Clip(Array.AsReadOnly(gradients), limit);
            var isSeen = float.IsNaN(value) ? double.IsNaN(norm) : double.IsPositiveInfinity(norm);
            That(isSeen, $"the norm is {(float.IsNaN(value) ? "NaN" : "infinite")}",
                $"the norm is {Numbers.Format(norm)} with {name} among the gradients: the caller must see it");
            Elements("gradient", [.. gradients.SelectMany(gradient => gradient)], before, Tolerance.Exact)
                .Trap(() => [.. before.Select(one => one * 0)], "all numbers are set to 0 or NaN: limit over infinity is 0. No bit changes")
                .Trap(() => [.. before.Select(_ => double.NaN)], "one NaN makes them all NaN: where the norm is none, no bit changes")
                .Trap(() => [.. before.Select(_ => 0.0)], "all numbers are set to 0: no bit changes")
                .Trap(() => [.. before.Select(one => double.IsFinite(one) ? one : 0)], "what is broken is set to 0: no bit changes");
        }
    }), "float32");

    private static double Norm(float[][] gradients) => Math.Sqrt(gradients.Sum(gradient => gradient.Sum(value => (double)value * value)));

    private static double[] Joined(float[][] gradients, Func<double, double> of) =>
        [.. gradients.SelectMany(gradient => gradient.Select(value => of(value)))];

    // gradients[1][5]
    private static string Named(float[][] gradients, int flat)
    {
        var array = 0;
        while (flat >= gradients[array].Length) flat -= gradients[array++].Length;
        return $"gradients[{array}][{flat}]";
    }
}
