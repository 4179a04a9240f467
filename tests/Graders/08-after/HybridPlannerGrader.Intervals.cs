using Headroom.Grading;
using Headroom.Measurement;

namespace Graders;

// The lower end of an interval, from two seeds on.
public sealed partial class HybridPlannerGrader
{
    // Recalls are near 1 and deviations small: a variance taken as a difference of squares loses half of its digits, and is
    // right where it is not below 0.
    private static readonly Tolerance s_end = Tolerance.Absolute(1e-7);

    private static double End(double[] recalls, Func<int, double, double, double> reach)
    {
        if (recalls.Length < 2) return double.NegativeInfinity;
        double sum = 0, squares = 0;
        foreach (var recall in recalls) sum += recall;
        var mean = sum / recalls.Length;
        foreach (var recall in recalls) squares += (recall - mean) * (recall - mean);
        return mean - reach(recalls.Length, mean, squares);
    }

    private static double End(double[] recalls) => End(recalls, Reach);

    private static double Reach(int n, double mean, double squares) => StudentT.Factor(n - 1) * Math.Sqrt(squares / (n - 1) / n);

    // One array that is filled anew: an end that is kept by the array is that of seeds which are gone.
    private void Again() => Case("LowerEnd, one array, filled twice: 5 seeds", () => Part(nameof(HybridPlanner.LowerEnd), () =>
    {
        var recalls = Seeds(5, Draw.Real(0.6, 0.8), 0.05f);
        var first = HybridPlanner.LowerEnd(recalls);
        Seeds(5, Draw.Real(0.2, 0.4), 0.05f).CopyTo(recalls, 0);
        Number("the lower end", HybridPlanner.LowerEnd(recalls), End(recalls)).Within(s_end)
            .Trap(first, "the end of what the array held before: its numbers have changed since");
    }));

    private void Lower(string name, double[] recalls, double? known = null) =>
        Case($"LowerEnd, {name}: {Numbers.Count(recalls.Length, "seed")}", () => Part(nameof(HybridPlanner.LowerEnd), () =>
        {
            var right = End(recalls);
            if (known is { } worked && !(worked.Equals(right) || Math.Abs(worked - right) < 1e-7))
                throw new InvalidOperationException($"{name}: {right}, and {worked} is known");
            var got = HybridPlanner.LowerEnd(Input("recalls", recalls));
            if (double.IsInfinity(right))
            {
                That(got.Equals(right), "no interval", "an end, where fewer than two seeds have no interval: double.NegativeInfinity");
                return;
            }
            Number("the lower end", got, right).Within(s_end)
                .Trap(recalls.Average(), "the mean itself: an interval reaches below it")
                .Trap(End(recalls, (n, mean, squares) => -Reach(n, mean, squares)), "the upper end")
                .Trap(End(recalls, (n, _, squares) => 1.96 * Math.Sqrt(squares / (n - 1) / n)),
                    "1.96 standard errors, which are those of many seeds: few have t")
                .Trap(End(recalls, (n, _, squares) => 1.959963984540054 * Math.Sqrt(squares / (n - 1) / n)),
                    "1.96 standard errors, which are those of many seeds: few have t")
                .Trap(End(recalls, (n, _, squares) => StudentT.Factor(n) * Math.Sqrt(squares / (n - 1) / n)),
                    "t with n degrees: the mean has used one, n - 1 are left")
                .Trap(End(recalls, (n, _, squares) => StudentT.Factor(4) * Math.Sqrt(squares / (n - 1) / n)), "t of five seeds, whatever n")
                .Trap(End(recalls, (n, _, squares) => StudentT.Factor(n - 1) * Math.Sqrt(squares / n / n)),
                    "the deviation with n: few seeds lie nearer to their own mean, so it is n - 1")
                .Trap(End(recalls, (n, _, squares) => StudentT.Factor(n - 1) * Math.Sqrt(squares / (n - 1))),
                    "the interval of one run, not of the mean: s / sqrt(n)")
                .Trap(End(recalls, (n, _, squares) => StudentT.Factor(n - 1) * Math.Sqrt(squares / (n - 1)) / n),
                    "the deviation over n: the mean's goes with the root of n")
                .Trap(End(recalls, (n, _, squares) => Math.Sqrt(squares / (n - 1) / n)), "one standard error: t of them")
                .Trap(End(recalls, (n, _, squares) => StudentT.Factor(n - 1) * squares / (n - 1) / Math.Sqrt(n)),
                    "the variance, without its root")
                .Trap(Math.Clamp(right, 0, 1), "cut at 0: an end below it says how little is known")
                .Trap(recalls.Min(), "the worst seed");
        }));
}
