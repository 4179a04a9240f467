using Headroom.Grading;
using Tried = (int N, int C);

namespace Graders;

/// <summary>
/// Estimates by hand, drawn and at every boundary, with tries of a million; means, and intervals over drawn tasks and drawn draws.
/// </summary>
public sealed class PassAtKGrader : LearningGrader
{
    // A product of half a million factors is 4e-12 off; the statement says 1e-10.
    private static readonly Tolerance s_within = Tolerance.Absolute(1e-10);

    protected override void Require()
    {
        Estimate(20, 3, 5, 0.600877);
        Kept((20, 4), 5);
        Kept((24, 3), 5);
        Kept((20, 3), 6);
        Estimate(20, 3, 10, 0.894737);
        Estimate(80, 9, 8, 0.632976);
        Estimate(200, 13, 100, 0.999919);
        Estimate(10, 0, 3, 0);
        Estimate(10, 10, 3, 1);
        Estimate(10, 3, 1, 0.3);
        Estimate(10, 3, 7); // n - c is k: one choice of wrong ones is left
        Estimate(10, 3, 8, 1);
        Estimate(10, 1, 10, 1);
        Estimate(10, 0, 10, 0);
        Estimate(1, 1, 1, 1);
        Estimate(1, 0, 1, 0);
        Estimate(5, 2, 6, double.NaN);
        Estimate(5, 0, 6, double.NaN);
        Estimate(5, 5, 6, double.NaN);
        Estimate(0, 0, 1, double.NaN);
        Estimate(100, 50, 20);
        Estimate(1_000_000, 500_000, 1);
        Estimate(1_000_000, 5, 100_000);
        Estimate(1_000_000, 1, 500_000, 0.5);
        Estimate(1_000_000, 400_000, 2);
        Estimate(1_000_000, 30, 3);
        for (var i = 0; i < 12; i++)
        {
            var n = Draw.Int(4, 60);
            Estimate(n, Draw.Int(1, n - 1), Draw.Int(1, n));
        }
        for (var i = 0; i < 4; i++) Means(Tasks(3 * i + Draw.Int(2, 4)), Draw.Int(2, 5), 400);
        Twice();
        Means([(8, 3)], 2, 50);
        Means([(8, 0), (8, 0), (8, 0)], 4, 50);
        Means(Tasks(30), 3, 1000);
        TooFew();
        Case("Mean of no task", () => Part(nameof(PassAtK.Mean), () => Number("mean", PassAtK.Mean([], 2), double.NaN)));
        Meaning("With 3 of 20 tries right, one of 5 is right 60.1 % of the time. 1 - (1 - 3/20)^5 says 55.6 %: it puts each try back.");
    }

    private void TooFew() => Case("Mean, k 3, and a task of two tries", () => Part(nameof(PassAtK.Mean), () =>
    {
        var other = Right(10, 3, 3);
        Number("mean", PassAtK.Mean([(10, 3), (2, 1)], 3), double.NaN)
            .Trap(other, "a task with fewer than k tries is left out: its estimate is NaN, and so is the mean")
            .Trap(other / 2, "0 for a task with fewer than k tries: its estimate is NaN, and so is the mean")
            .Trap((other + 1) / 2, "all its tries for a task with fewer than k: its estimate is NaN, and so is the mean");
    }));

    // None of these is 0, 1 or the same as another.
    private void Kept(Tried other, int k) => Case($"Estimate, 20 tries, 3 right, k 5, then {other.N} tries, {other.C} right, k {k}", () =>
        Part(nameof(PassAtK.Estimate), () =>
        {
            var first = PassAtK.Estimate((20, 3), 5);
            var second = PassAtK.Estimate(other, k);
            Number("pass@k", second, Right(other.N, other.C, k)).Within(s_within)
                .Trap(first, "the answer to the question before: an estimate is of n, c and k");
        }));

    private void Twice()
    {
        Tried[] tasks = Tasks(13), others = Tasks(13); // as many as no case before
        var draws = Bootstrap(60, 13);
        Case("Mean and Interval of 13 tasks and of 13 others", () =>
        {
            double[] each = [.. others.Select(task => Right(task.N, task.C, 3))];
            double[] means = [.. draws.Select(draw => draw.Average(i => each[i]))];
            Part(nameof(PassAtK.Mean), () =>
            {
                var first = PassAtK.Mean(tasks, 3);
                Number("mean of the others", PassAtK.Mean(others, 3), each.Average()).Within(s_within)
                    .Trap(first, "the answer to the question before: a mean is of the tasks that are given");
            });
            Part(nameof(PassAtK.Interval), () =>
            {
                var first = PassAtK.Interval(tasks, 3, draws);
                Number("lower end of the others", PassAtK.Interval(others, 3, draws).Low, Quantile(means, 0.025)).Within(s_within)
                    .Trap(first.Low, "the answer to the question before: an interval is of the tasks that are given");
            });
        });
    }

    private Tried[] Tasks(int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var n = Draw.Int(6, 30);
        return (n, Draw.Int(0, n / 2));
    })];

    private void Estimate(int n, int c, int k, double? known = null) =>
        Case($"Estimate, {n:#,0} tries, {c:#,0} right, k {k:#,0}", () => Part(nameof(PassAtK.Estimate), () =>
        {
            var right = Right(n, c, k);
            if (known is { } worked && Math.Abs(worked - right) > 6e-7) throw new InvalidOperationException($"{right}, not {worked}");
            var got = PassAtK.Estimate((n, c), k);
            Number("pass@k", got, right).Within(s_within)
                .Trap(k > n ? double.PositiveInfinity : double.NaN, "NaN, though no more are drawn than were tried")
                .Trap(got == 1 && right is > 0.999 and < 1 ? 1 : double.NaN, "1: that all drawn ones are wrong is rare, and yet it happens")
                .Trap(k > n ? 1 : double.NaN, "1 where k is more than n: so many were not tried, NaN")
                .Trap(k > n ? 0 : double.NaN, "0 where k is more than n: so many were not tried, NaN")
                .Trap(1 - Math.Pow(1 - (double)c / n, k), "each try put back: that is biased low, for k tries are different ones")
                .Trap(1 - right, "the chance that all of them are wrong: one less it")
                .Trap((double)c / n, "pass@1: k tries are drawn")
                .Trap(Math.Min(1, k * (double)c / n), "k times the share that is right: two right ones in one draw are one success")
                .Trap(Right(n, c, k - 1), "one try too few")
                .Trap(k < n ? Right(n, c, k + 1) : double.NaN, "one try too many")
                .Trap(c > 0 ? 1 - Math.Pow(1 - (double)k / n, c) : double.NaN,
                    "each right try kept or left by itself: the k tries are exactly k")
                .Trap(right == 1 ? 0 : double.NaN, "0 where fewer than k are wrong: then every draw has a right one")
                .Trap(k == 2 ? 1 - unchecked((n - c) * (n - c - 1)) / (double)unchecked(n * (n - 1)) : double.NaN,
                    "products in int: they pass 2^31");
        }));

    private void Means(Tried[] tasks, int k, int draws) => Case($"{Numbers.Count(tasks.Length, "task")}, k {k}", () =>
    {
        Input("the tasks", tasks);
        double[] each = [.. tasks.Select(task => Right(task.N, task.C, k))];
        int n = tasks.Sum(task => task.N), c = tasks.Sum(task => task.C);
        Part(nameof(PassAtK.Mean), () => Number("mean", PassAtK.Mean([.. tasks], k), each.Average()).Within(s_within)
            .Trap(Right(n, c, k), "all tries in one heap: a task counts once, however often it was tried")
            .Trap(tasks.Sum(task => task.N * Right(task.N, task.C, k)) / n, "tasks weighted by their tries: each counts once")
            .Trap(each.Order().ElementAt(each.Length / 2), "the median: the mean is asked")
            .Trap(each.Sum(), "a sum: the mean is asked"));
        var drawn = Bootstrap(draws, tasks.Length);
        var means = drawn.Select(draw => draw.Average(i => each[i])).ToArray();
        for (var i = 0; i < drawn.Length; i++) Input($"draw {i}", drawn[i]);
        Part(nameof(PassAtK.Interval), () =>
        {
            var (low, high) = PassAtK.Interval(tasks, k, drawn);
            var mean = each.Average();
            var error = Math.Sqrt(each.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, each.Length - 1) / each.Length);
            End("lower end", low, 0.025, 0.05, means.Min(), mean - 1.96 * error);
            End("upper end", high, 0.975, 0.95, means.Max(), mean + 1.96 * error);

            void End(string name, double got, double at, double ninety, double edge, double normal) =>
                Number(name, got, Quantile(means, at)).Within(s_within)
                    .Trap(Quantile(means, ninety), "an interval of 90 %: 95 % leaves 2.5 % on each side")
                    .Trap(Quantile(means, 1 - at), "the ends are exchanged")
                    .Trap(edge, "the outermost mean: 2.5 % of the means lie beyond each end")
                    .Trap(normal, "a normal interval: the quantiles of the drawn means are asked")
                    .Trap(Quantile(each, at), "quantiles of the tasks, not of the means")
                    .Trap(Quantile(drawn.Select(draw => Right(draw.Sum(i => tasks[i].N), draw.Sum(i => tasks[i].C), k)), at),
                        "all tries of a draw in one heap: a task counts once");
        });
    });

    private static double Right(int n, int c, int k)
    {
        if (k > n) return double.NaN;
        if (n - c < k) return 1;
        // Over the right ones: c factors where the statement's reading has k, so the two have little in common.
        var log = 0.0;
        if (c <= k) for (var i = 0; i < c; i++) log += Math.Log((double)(n - k - i) / (n - i));
        else for (var i = 0; i < k; i++) log += Math.Log((double)(n - c - i) / (n - i));
        return -Math.Exp(log) + 1;
    }
}
