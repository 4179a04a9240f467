using Headroom.Grading;

namespace Graders;

public sealed partial class RoundedNumbersGrader
{
    private void Sums()
    {
        var format = FloatFormat.Bf16;
        Adds("drawn values above 0", Values(Draw.Int(300, 400), 0.01, 4));
        Adds("1,000 ones", [.. Enumerable.Repeat(1f, 1000)]);
        Adds("drawn values of both signs", [.. Values(Draw.Int(300, 400), 0.01, 4).Select(value => Draw.Of(-1, 1) * value)]);
        // Less than half a step of 2^-7 each.
        Adds("1, then 0.003 again and again", [1, .. Enumerable.Repeat(0.0029296875f, Draw.Int(500, 600))]);
        Adds("-200, then values up to 0.4", [-200, .. Values(400, 0.01, 0.4)]);
        Adds("one value that BF16 does not hold", [1 + Draw.Int(1, 7) / 1024f]);
        Adds("two values", Values(2, 1, 100));
        Adds("no values", []);
        Adds("6,000 values", Values(6000, 0.01, 0.25));
        Adds("3e38 twice", [3e38f, 3e38f]);
        Adds("values with NaN", [1, float.NaN, 2]);

        void Adds(string name, float[] values) => Case($"Sum of {name}", () =>
        {
            Input("values", values);
            double[] u = Input("u", Enumerable.Range(0, values.Length).Select(_ => Draw.Real(0, 1)).ToArray());
            Part("Sum to the nearest", () => Sum(RoundedNumbers.Sum(values), Folded(values, (x, _) => format.Nearest(x)), values)
                .Trap(Folded(values, (x, _) => format.Pick(x, (_, _) => false)), "the sum is cut off, not rounded to the nearest")
                .Trap(Folded(values, (x, _) => format.Pick(x, (_, share) => share >= 0.5)), TiesAway));
            Part("Sum by chance", () => Sum(RoundedNumbers.Sum(values, u), Folded(values, (x, i) => format.Stochastic(x, u[i])), values)
                .Trap(Folded(values, (x, _) => format.Nearest(x)), "rounded to the nearest: u is not used")
                .Trap(Folded(values, (x, _) => format.Stochastic(x, u[0])), "the same u for every value: each has its own")
                .Trap(Folded(values, (x, i) => format.Stochastic(x, u[^(i + 1)])), "u from its end: value i has u[i]")
                .Trap(Folded(values, (x, i) => format.Pick(x, (_, share) => u[i] >= 1 - share)), "as often as asked, but for other u"));
        }, Numbers.Count(values.Length, "float"));
    }

    private Expectation Sum(float got, double expected, float[] values)
    {
        var format = FloatFormat.Bf16;
        return Number("sum", got, expected).Within(Tolerance.Exact)
            .Trap(format.Nearest(values.Aggregate(0f, (sum, value) => sum + value)),
                "added in floats and rounded at the end: the sum is rounded each time")
            .Trap(values.Aggregate(0f, (sum, value) => sum + value), "added in floats: the sum is rounded each time")
            .Trap(values.Sum(value => format.Nearest(value)), "the values are rounded, and not their sum")
            .Trap(Folded([.. values.Select(value => (float)format.Nearest(value))], (x, _) => format.Nearest(x)),
                "the values are rounded too: only the sum is");
    }

    private static double Folded(float[] values, Func<double, int, double> round)
    {
        var sum = 0f;
        for (var i = 0; i < values.Length; i++) sum = (float)round(sum + values[i], i);
        return sum;
    }

    // Whole multiples of 2^-12, so that a float holds every sum exactly.
    private float[] Values(int count, double low, double high) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(Math.Round(Draw.Real(low, high) * 4096) / 4096))];

    private void WhatItMeans() => Case("what it means", () =>
    {
        var ones = Enumerable.Repeat(1f, 10_000).ToArray();
        double[] u = [.. ones.Select(_ => Draw.Real(0, 1))];
        var (nearest, byChance) = (RoundedNumbers.Sum(ones), RoundedNumbers.Sum(ones, u));
        Number("10,000 ones", nearest, 256).Within(Tolerance.Exact);
        Meaning($"10,000 ones add up to {nearest:0} in BF16: there a step is 2, and 257 is a tie that goes back. Rounded by chance they "
            + $"add up to {byChance:#,0}.");
        var gradients = Draw.Normal(10_000, 1e-4f);
        var (lost, kept) = (gradients.Count(g => RoundedNumbers.NearestE4M3(g) == 0),
            gradients.Count(g => RoundedNumbers.NearestE4M3(1024 * g) == 0));
        That(lost > kept, "scaled gradients survive", "a scale of 1,024 saves no gradient from becoming 0");
        Meaning($"Of 10,000 gradients about 1e-4 E4M3 makes {lost:#,0} zeros, and {kept:#,0} when the loss is scaled by 1,024.");
    });
}
