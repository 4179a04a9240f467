using Headroom.Grading;
using Api = (double Input, double Cached, double Output);

namespace Graders;

/// <summary>
/// Trajectories of one turn and of many, a GPU that is busy and one that waits, the task from which on a model is earned back at and beside
/// the boundary, and fits of drawn points.
/// </summary>
public sealed class PriceGrader : LearningGrader
{
    private static readonly Tolerance s_within = Tolerance.Relative(1e-10);

    protected override void Require()
    {
        Trajectory("30 turns, 20,000 tokens and 2,000 more each", (3, 0.3, 15), 30, 20_000, 2000, 500);
        Trajectory("one turn", (3, 0.3, 15), 1, 20_000, 2000, 500);
        Trajectory("two turns", (2, 0.5, 8), 2, 1000, 300, 70);
        Trajectory("no turn", (3, 0.3, 15), 0, 20_000, 2000, 500);
        Trajectory("a cache that saves nothing", (2, 2, 8), 12, 9000, 800, 300);
        Trajectory("a cache that costs nothing", (3, 0, 15), 3, 9000, 800, 300);
        Trajectory("tokens beyond 2^31", (1, 0.1, 4), 4000, 900_000, 5000, 1000);
        for (var i = 0; i < 5; i++)
            Trajectory("drawn", (Draw.Real(1, 4), Draw.Real(0.05, 0.6), Draw.Real(5, 20)), Draw.Int(3, 60), Draw.Int(500, 30_000),
                Draw.Int(50, 3000), Draw.Int(20, 900));

        Own(2.35, 2126, 1, 1_000_000, 0.307045);
        Own(3, 209, 1, 1_000_000, 3.987241);
        for (var i = 0; i < 4; i++) Own(Draw.Real(1, 5), Draw.Real(50, 3000), Draw.Real(0.02, 0.9), Draw.Int(500, 50_000));
        Own(3, 209, 0.5, 0, 0);
        Own(3, 209, 0.5, 5_000_000_000);

        BreakEven(1300, 0.5, 0.25, 5200);
        BreakEven(1300, 0.5, 0.1);
        BreakEven(100, 3, 0, 34);
        BreakEven(99, 3, 0, 33);
        BreakEven(1000.0005, 2, 1, 1001);
        BreakEven(1300, 0.25, 0.5, -1);
        BreakEven(0, 3, 1, 0);
        BreakEven(0, 1, 1, 0);
        BreakEven(0, 1, 2, -1);
        BreakEven(1300, 0.5, 0.5, -1);
        BreakEven(3_000_000_000, 0.5, 0.25, 12_000_000_000);
        for (var i = 0; i < 4; i++) BreakEven(Draw.Int(100, 9000), Draw.Real(1, 2), Draw.Real(0.1, 0.9));

        Fit("two points by hand", [1000, 8000], [40, 52]);
        Fit("a line that begins below 0", [1000, 10_000], [0.1, 0.5]);
        Fit("two runs of one number of trajectories", [100, 100, 1000, 5000], [0.2, 0.4, 0.5, 0.55]);
        Fit("a line that falls", [100, 1000, 10_000], [50, 47, 45]);
        for (var i = 0; i < 4; i++)
        {
            double[] trajectories = [.. Enumerable.Range(0, Draw.Int(3, 9)).Select(_ => Draw.Scale(200, 60_000))];
            Fit("drawn", trajectories, [.. trajectories.Select(n => 12 + 4 * Math.Log(n) + Draw.Real(-3, 3))]);
        }

        Needed("by hand", (10, 2), 10 + 2 * Math.Log(5000), 5000);
        Needed("the score of one", (10, 2), 10, 1);
        Needed("below", (10, 2), 6);
        Needed("more does not help", (40, 0), 45, double.PositiveInfinity);
        Needed("more harms", (40, -1.5), 45, double.PositiveInfinity);
        Needed("more harms, and less is enough", (40, -1.5), 35);
        Needed("more harms, and the score of one", (0.5, -0.1), 0.5, 1);
        Needed("more than there are", (0, 0.01), 0.5);
        for (var i = 0; i < 3; i++) Needed("drawn", (Draw.Real(5, 20), Draw.Real(1, 5)), Draw.Real(25, 50));
        Meaning("$1,300 for 8,000 trajectories are 16 cents each. They are earned back after 5,200 tasks where a task saves 25 cents, and "
            + "never where the GPU that serves the model waits so long that a task costs more than the API's.");
    }

    private void Trajectory(string name, Api api, int turns, long first, long added, long written) =>
        Case($"Trajectory, {name}", () => Part(nameof(Price.Trajectory), () =>
        {
            double read = turns == 0 ? 0 : turns * (double)first + added * (turns * (turns - 1.0) / 2);
            double fresh = turns == 0 ? 0 : first + (turns - 1.0) * added, output = (double)turns * written * api.Output;
            double cached = read - fresh, right = (fresh * api.Input + cached * api.Cached + output) / 1e6;
            Number("dollars", Price.Trajectory(api, turns, first, added, written), right).Within(s_within)
                .Trap((read * api.Input + output) / 1e6, "no cache: what an earlier turn read has the cached price")
                .Trap((fresh * api.Input + output) / 1e6, "what is in the cache for nothing: it has a price too")
                .Trap((read * api.Cached + output) / 1e6, "all at the cached price: what is new has the input price")
                .Trap((fresh * api.Input + cached * api.Cached) / 1e6, "what is written is left out")
                .Trap((fresh * api.Input + cached * api.Cached + written * api.Output) / 1e6, "written once: every turn writes")
                .Trap((turns * (double)first * api.Input + output) / 1e6, "every turn reads as much as the first: it grows")
                .Trap(((fresh + added) * api.Input + (cached + turns * (double)added - added) * api.Cached + output) / 1e6,
                    "the first turn has read `added` already")
                .Trap(right * 1e6, "prices of one token: they are of a million")
                .Trap(right * 1e3, "prices of a thousand tokens: they are of a million");
        }));

    private void Own(double perHour, double rate, double busy, long tokens, double? known = null) =>
        Case($"Own, ${perHour:0.00} an hour, {rate:0} tokens/s, busy {100 * busy:0} %", () => Part(nameof(Price.Own), () =>
        {
            var right = perHour / 3600 / (rate * busy) * tokens;
            if (known is { } worked && Math.Abs(right - worked) > 6e-7) throw new InvalidOperationException($"{right}, not {worked}");
            Number("dollars", Price.Own(perHour, rate, busy, tokens), right).Within(s_within)
                .Trap(right * busy, "a GPU that is always busy: it is paid for while it waits")
                .Trap(right * busy * busy, "a GPU that waits is cheaper: fewer tokens share its price")
                .Trap(right * busy * (2 - busy), "the waiting added as a share of the busy time: divide by it")
                .Trap(perHour / 3600 / (rate * busy) * unchecked((int)tokens), "the lower 32 bits: tokens pass 2^31")
                .Trap(right * 60, "minutes: an hour has 3,600 seconds")
                .Trap(right * 3600, "a price of a second: it is of an hour");
        }));

    private void BreakEven(double made, double apiTask, double ownTask, double? known = null) =>
        Case($"BreakEven, ${made:#,0}, ${apiTask:0.00} and ${ownTask:0.00} a task", () => Part(nameof(Price.BreakEven), () =>
        {
            var saved = apiTask - ownTask;
            var right = saved < 0 || saved == 0 && made > 0 ? -1 : made == 0 ? 0 : Math.Ceiling(made / saved);
            if (known is { } worked && worked != right) throw new InvalidOperationException($"{right}, and {worked} is known");
            Number("tasks", Price.BreakEven(made, apiTask, ownTask), right).Within(Tolerance.Exact)
                .Trap(saved > 0 ? Math.Floor(made / saved) : double.NaN, "rounded down: after these tasks it is not earned back yet")
                .Trap(saved > 0 ? Math.Floor(made / saved) + 1 : double.NaN, "one task too many: as much as the API or less is enough")
                .Trap(Math.Ceiling(made / apiTask), "one's own tasks for nothing: each still costs")
                .Trap(Math.Ceiling(made / (apiTask + ownTask)), "both prices added: what counts is what a task saves")
                .Trap(saved < 0 ? Math.Ceiling(made / saved) : double.NaN, "a task that is dearer earns nothing back: -1")
                .Trap(saved <= 0 && right < 0 ? 0 : double.NaN, "0 where a task is no cheaper: it is never earned back, -1")
                .Trap(saved <= 0 && right < 0 ? long.MaxValue : double.NaN, "the largest number where it is never earned back: -1")
                .Trap(right == 0 ? -1 : double.NaN, "-1 where nothing was spent: it is earned back at once")
                .Trap(right > 0 ? unchecked((int)(long)right) : double.NaN, "the lower 32 bits: tasks pass 2^31");
        }));

    private void Fit(string name, double[] trajectories, double[] scores) =>
        Case($"Fit, {name}: {Numbers.Count(scores.Length, "point")}", () => Part(nameof(Price.Fit), () =>
        {
            Input("the trajectories", trajectories);
            Input("the scores", scores);
            var got = Price.Fit(trajectories, scores);
            double[] logs = [.. trajectories.Select(n => Math.Log(n))];
            var right = Line(logs, scores);
            var plain = Line(trajectories, scores);
            var ten = Line([.. trajectories.Select(Math.Log10)], scores);
            var exchanged = Line(scores, logs);
            var once = trajectories.Zip(scores).DistinctBy(run => run.First).ToArray();
            var distinct = Line([.. once.Select(run => Math.Log(run.First))], [.. once.Select(run => run.Second)]);
            var (count, last) = (scores.Length, scores.Length - 1);
            var ends = (scores[last] - scores[0]) / Math.Log(trajectories[last] / trajectories[0]);
            var origin = logs.Zip(scores, (log, score) => log * score).Sum() / logs.Sum(log => log * log);
            Number("B", got.B, right.B).Within(s_within)
                .Trap(plain.B, "a line in the trajectories: it is one in their logarithm")
                .Trap(ten.B, "a logarithm to base 10: the natural one is asked")
                .Trap(Line([.. trajectories.Select(Math.Log2)], scores).B, "a logarithm to base 2: the natural one is asked")
                .Trap(exchanged.B, "trajectories by score: the score is what is fitted")
                .Trap(ends, "through the first and the last point: all of them count")
                .Trap(distinct.B, "one run of each number of trajectories: all of them count")
                .Trap(origin, "a line through 0: A is fitted too")
                .Trap(right.A, "A and B are exchanged");
            Number("A", got.A, right.A).Within(s_within)
                .Trap(plain.A, "a line in the trajectories: it is one in their logarithm")
                .Trap(exchanged.A, "trajectories by score: the score is what is fitted")
                .Trap(Math.Max(0, right.A), "cut at 0: the score of one trajectory may lie below it on the line")
                .Trap(scores.Average(), "the mean score: A is the score of one trajectory")
                .Trap(scores.Average() + right.B * logs.Average(), "the sign of B: A = mean score - B mean ln")
                .Trap(scores[0] - ends * Math.Log(trajectories[0]), "through the first and the last point: all of them count")
                .Trap(count * right.A, "a sum of the scores: their mean is asked");
        }));

    private static (double A, double B) Line(double[] x, double[] y)
    {
        double n = x.Length, sx = x.Sum(), sy = y.Sum(), sxx = x.Sum(v => (v - sx / n) * (v - sx / n));
        var b = x.Zip(y, (u, v) => (u - sx / n) * v).Sum() / sxx;
        return ((sy - b * sx) / n, b);
    }

    private void Needed(string name, (double A, double B) fit, double score, double? known = null) =>
        Case($"Needed, {name}: A {fit.A:0.0}, B {fit.B:0.0}, score {score:0.0}", () => Part(nameof(Price.Needed), () =>
        {
            var right = known ?? Math.Exp((score - fit.A) / fit.B);
            Number("trajectories", Price.Needed(fit, score), right).Within(Tolerance.Relative(1e-9))
                .Trap((score - fit.A) / fit.B, "their logarithm: e to that power is asked")
                .Trap(Math.Pow(10, (score - fit.A) / fit.B), "10 to that power: the logarithm is the natural one")
                .Trap(Math.Exp((score + fit.A) / fit.B), "the sign of A")
                .Trap(Math.Exp((score - fit.A) * fit.B), "times B: divide by it")
                .Trap(Math.Ceiling(right), "rounded up: a real number is asked")
                .Trap(double.IsPositiveInfinity(right) ? Math.Exp((score - fit.A) / fit.B) : double.PositiveInfinity,
                    double.IsPositiveInfinity(right)
                        ? "a number where more trajectories never bring that score: infinite"
                        : "infinite, though the line has that score");
        }));
}
