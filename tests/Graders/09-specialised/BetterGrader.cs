using Headroom.Grading;
using Headroom.Measurement;
using Published = (double Mean, double Deviation, int N);

namespace Graders;

/// <summary>
/// Intervals of published and drawn figures, from two runs up to hundreds; paired results of drawn items with drawn bootstraps; splits by
/// hand and up to a hundred thousand; verdicts at and beside the boundary.
/// </summary>
public sealed class BetterGrader : LearningGrader
{
    private static readonly Tolerance s_within = new(1e-9, 1e-9); // of a factor that is found by bisection
    private static readonly List<double> s_logs = [0]; // ln 0!, ln 1!, ...

    protected override void Require()
    {
        Welch("numbers and deviations that differ", (40, 2, 4), (35, 1.2, 6));
        Welch("Django: SERA and its teacher", (52.23, 1.64, 3), (51.20, 1.80, 3));
        Welch("context in order and at random", (43.0, 1.9, 3), (37.5, 0.5, 3));
        Welch("two runs of each", (10, 1, 2), (7, 2, 2));
        Welch("one deviation is 0", (50, 0, 3), (48, 1.5, 4));
        Welch("both deviations are 0", (50.5, 0, 3), (50.25, 0, 3), 0.25);
        Welch("many runs against few", (0.7, 0.02, 400), (0.65, 0.06, 3));
        Welch("shares of tasks", (43, 49.6, 150), (37.5, 48.5, 150));
        Welch("shares of tasks, not as many", (60, 49.1, 60), (52, 50.1, 80));
        for (var i = 0; i < 6; i++)
            Welch("drawn", Drawn(2, 12), Drawn(13, 20));

        for (var i = 0; i < 4; i++) Paired("drawn", Draw.Int(8, 40), 0.5, 300);
        Paired("items that are easy for both or hard for both", 60, 0.05, 300);
        Paired("one item", 1, 0.5, 20);
        Paired("draws that come again", 3, 0.5, 500);

        McNemar(30, 18, 0.111403);
        McNemar(7, 7, 1);
        McNemar(0, 0, 1);
        McNemar(5, 0, 0.0625);
        McNemar(0, 9);
        McNemar(1, 0, 1);
        McNemar(700, 640);
        McNemar(300, 60);
        McNemar(50_400, 49_600);
        for (var i = 0; i < 4; i++) McNemar(Draw.Int(3, 30), Draw.Int(31, 50));

        Verdict("both above", 0.5, 1.5, "A");
        Verdict("both below", -2, -0.25, "B");
        Verdict("around 0", -0.5, 4, "");
        Verdict("0 at the lower end", 0, 2, "");
        Verdict("0 at the upper end", -2, 0, "");
        Verdict("a hair above", 1e-12, 2, "A");
        Verdict("a hair below", -2, -1e-12, "B");
        Verdict("mostly below", -4, 0.5, "");
        Meaning("Django, three runs each: 52.23 against the teacher's 51.20 is a difference of 1.03 with an interval from -2.89 to 4.95. "
            + "Three runs of such a spread show differences of four points, not of one.");
    }

    private Published Drawn(int least, int most) => (Draw.Real(30, 60), Draw.Scale(0.2, 6), Draw.Int(least, most));

    private void Welch(string name, Published a, Published b, double? known = null) => Case($"Welch, {name}: n {a.N} and {b.N}", () =>
        Part(nameof(Better.Welch), () =>
        {
            var (low, high) = Better.Welch(a, b);
            var difference = known ?? a.Mean - b.Mean;
            double ea = a.Deviation * a.Deviation / a.N, eb = b.Deviation * b.Deviation / b.N, error = Math.Sqrt(ea + eb);
            var degrees = error == 0 ? 1 : (ea + eb) * (ea + eb) / (ea * ea / (a.N - 1) + eb * eb / (b.N - 1));
            var t = StudentT.Factor(degrees);
            double sa = a.Deviation * a.Deviation, sb = b.Deviation * b.Deviation, n = a.N + b.N;
            var pooled = Math.Sqrt(((a.N - 1) * sa + (b.N - 1) * sb) / (n - 2) * (1.0 / a.N + 1.0 / b.N));
            End("lower end", low, -1);
            End("upper end", high, 1);

            static double T(double degrees) => degrees >= 1 ? StudentT.Factor(degrees) : double.NaN;

            void End(string end, double got, int side) => Number(end, got, difference + side * t * error).Within(s_within)
                .Trap(difference + side * 1.96 * error, "1.96 standard errors: that is of very many runs")
                .Trap(difference + side * StudentT.Factor((int)Math.Max(1, degrees)) * error,
                    "whole degrees of freedom: they are no whole number")
                .Trap(difference + side * StudentT.Factor(Math.Round(degrees)) * error,
                    "whole degrees of freedom: they are no whole number")
                .Trap(difference + side * StudentT.Factor(Math.Ceiling(degrees)) * error,
                    "whole degrees of freedom: they are no whole number")
                .Trap(difference + side * StudentT.Factor((int)n - 2) * error, "n - 2 degrees: that takes both deviations for equal")
                .Trap(difference + side * StudentT.Factor((int)n - 2) * pooled, "a pooled deviation: Welch keeps both apart")
                .Trap(difference + side * T((ea + eb) * (ea + eb) / (ea * ea / a.N + eb * eb / b.N)) * error,
                    "n below the squares of the degrees: each has n - 1")
                .Trap(difference + side * T((ea + eb) * (ea + eb) / (ea * ea / (a.N + 1) + eb * eb / (b.N + 1)) - 2) * error,
                    "the degrees by n + 1, less 2: each has n - 1, and nothing is taken away")
                .Trap(difference + side * StudentT.Factor((double)(Math.Min(a.N, b.N) - 1)) * error, "the degrees of the fewer runs alone")
                .Trap(difference + side * t * Math.Sqrt(sa + sb), "the spread of one run, not of the means: each is divided by its n")
                .Trap(difference + side * t * (Math.Sqrt(ea) + Math.Sqrt(eb)), "both errors added: their squares add")
                .Trap(difference + side * error, "one standard error: t of them")
                .Trap(-difference + side * t * error, "B - A: the difference is A - B")
                .Trap(difference - side * t * error, "the ends are exchanged")
                .Trap(error == 0 ? double.NaN : difference, "no interval: three runs do not say a mean that well");
        }));

    private void Paired(string name, int items, double luck, int draws) => Case($"Paired, {name}: {Numbers.Count(items, "item")}", () =>
    {
        // What an item is worth to both, and a part of one's own.
        var both = Normal(items);
        var a = both.Zip(Normal(items, luck), (common, own) => common + own + 0.1).ToArray();
        var b = both.Zip(Normal(items, luck), (common, own) => common + own).ToArray();
        var drawn = Bootstrap(draws, items);
        Input("the results of A", a);
        Input("the results of B", b);
        for (var i = 0; i < draws; i++) Input($"draw {i}", drawn[i]);
        Part(nameof(Better.Paired), () =>
        {
            var (low, high) = Better.Paired(a, b, drawn);
            var means = drawn.Select(draw => draw.Average(i => a[i] - b[i])).ToArray();
            // A with one draw, B with the next: as if their items were not the same.
            var apart = drawn.Select((draw, i) => draw.Average(at => a[at]) - drawn[(i + 1) % draws].Average(at => b[at])).ToArray();
            double[] once = [.. drawn.DistinctBy(draw => string.Join(' ', draw.Order())).Select(draw => draw.Average(i => a[i] - b[i]))];
            End("lower end", low, 0.025, 0.05);
            End("upper end", high, 0.975, 0.95);

            void End(string end, double got, double at, double ninety) => Number(end, got, Quantile(means, at)).Within(s_within)
                .Trap(Quantile(apart, at), "A and B with draws of their own: both tried the same items, so they are drawn together")
                .Trap(Quantile(means.Select(mean => -mean), at), "b - a: the difference is a - b")
                .Trap(Quantile(means, ninety), "an interval of 90 %: 95 % leaves 2.5 % on each side")
                .Trap(Quantile(means, 1 - at), "the ends are exchanged")
                .Trap(Quantile(a.Zip(b, (x, y) => x - y), at), "quantiles of the items, not of the means")
                .Trap(Quantile(once, at), "a draw that comes again is left out: it counts as often as it comes")
                .Trap(at < 0.5 ? means.Min() : means.Max(), "the outermost mean: 2.5 % of the means lie beyond each end")
                .Trap(Quantile(means.Select(mean => mean * items), at), "sums: the mean over items is asked");
        });
    });

    private void McNemar(int onlyA, int onlyB, double? known = null) => Case($"McNemar, {onlyA:#,0} and {onlyB:#,0}", () =>
        Part(nameof(Better.McNemar), () =>
        {
            var (n, few) = (onlyA + onlyB, Math.Min(onlyA, onlyB));
            var (tail, at) = (Tail(n, few), Chance(n, few));
            var right = Math.Min(1, 2 * tail);
            if (known is { } worked && Math.Abs(worked - right) > 6e-7) throw new InvalidOperationException($"{right}, not {worked}");
            // ln n! is rounded to 1e-16 of a million.
            Number("p", Better.McNemar(onlyA, onlyB), right).Within(Tolerance.Relative(1e-8))
                .Trap(n == 0 ? 0 : double.NaN, "no item that one alone solved: nothing speaks against a coin, 1")
                .Trap(tail, "to one side alone: a split that is as uneven the other way counts too")
                .Trap(2 * at, "this split alone: those that are more uneven count too")
                .Trap(2 * tail, "a chance above 1: an even split is counted on both sides")
                .Trap(Math.Min(1, 2 * (tail - at)), "without the split itself: as uneven or more")
                .Trap(1 - right, "the chance of a split that is less uneven")
                .Trap(right < 1e-6 ? 0 : double.NaN, "0 for a small chance: so uneven a split is rare, and yet it happens");
        }));

    private static double Tail(int n, int few) => Enumerable.Range(0, few + 1).Sum(i => Chance(n, i));

    private static double Chance(int n, int i) => Math.Exp(LogFactorial(n) - LogFactorial(i) - LogFactorial(n - i) - n * Math.Log(2));

    private static double LogFactorial(int n)
    {
        while (s_logs.Count <= n) s_logs.Add(s_logs[^1] + Math.Log(s_logs.Count));
        return s_logs[n];
    }

    private void Verdict(string name, double low, double high, string right) => Case($"Verdict, {name}", () =>
        Part(nameof(Better.Verdict), () =>
        {
            var got = Better.Verdict((low, high));
            That(got == right, $"\"{right}\"", right.Length == 0
                ? $"\"{got}\", though the interval from {low} to {high} holds 0: neither is shown to be better"
                : $"\"{got}\", though the interval from {low} to {high} lies {(right == "A" ? "above" : "below")} 0");
        }));
}
