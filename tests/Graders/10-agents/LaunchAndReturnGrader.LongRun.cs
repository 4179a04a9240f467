using Headroom.Grading;
using Pace = (double Busy, double DonePerHour, double InReview);

namespace Graders;

// The long run, and what follows from it. The reference sums the shares of the time in which so many results lie with the person.
public sealed partial class LaunchAndReturnGrader
{
    private void LongRun()
    {
        Steady("worked", 1, 30, 6, 0, (0.166667, 1.666667, 6));
        Steady("worked", 4, 30, 6, 0, (0.601657, 6.016571, 9.889831));
        Steady("worked", 6, 30, 6, 0, (0.808153, 8.081527, 14.546035));
        Steady("worked", 8, 30, 6, 0, (0.929952, 9.299521, 21.615559));
        Steady("worked", 10, 30, 6, 0, (0.981615, 9.816154, 31.123734));
        Steady("no agent", 0, 30, 6, 0.1);
        Steady("everything is sent back", 5, 30, 6, 1);
        Steady("a review that takes longer than the work", 7, 3, 40, 0.2);
        Steady("more than 170, whose factorial is infinite", 200, 3000, 10, 0.25);
        Steady("two thousand", 2000, 10_000, 6, 0.1);
        for (var i = 0; i < 4; i++) Steady("drawn", Draw.Int(2, 40), Draw.Real(5, 90), Draw.Real(1, 12), Draw.Real(0.05, 0.6));
    }

    private void Steady(string name, int agents, double work, double review, double fail, (double, double, double)? known = null) =>
        Case($"Steady, {name}: {Numbers.Count(agents, "agent")}, {work:0.#} and {review:0.#} minutes, {100 * fail:0} % sent back", () =>
            Part(nameof(LaunchAndReturn.Steady), () =>
            {
                var (busy, done, inReview) = Reference(agents, work, review, fail);
                if (known is var (b, d, r) && (Off(b, busy) || Off(d, done) || Off(r, inReview)))
                    throw new InvalidOperationException($"{agents} agents: {busy}, {done}, {inReview}");
                var got = LaunchAndReturn.Steady(agents, work, review, fail);
                var free = agents / (work + review); // a minute, if nobody waited
                var lying = done / 60 / Math.Max(1e-300, 1 - fail) * inReview;
                var infinite = agents * review < work ? review / (1 - agents * review / work) : inReview;
                Number("busy", got.Busy, busy).Within(s_within)
                    .Trap(free * review, "as if nobody waited: results queue")
                    .Trap(Math.Min(1, free * review), "as if nobody waited: results queue")
                    .Trap(agents * review / work, "results that come whether agents wait or not: an agent that waits sends none")
                    .Trap(busy * (1 - fail), "busy with what is done alone: what is sent back was reviewed too")
                    .Trap(60 * busy, "minutes of an hour: a share is asked")
                    .Trap(1 - busy, "the share in which the person has nothing to do");
                Number("done an hour", got.DonePerHour, done).Within(s_within)
                    .Trap(fail < 1 ? done / (1 - fail) : 60 * busy / review, "what is sent back is counted as done")
                    .Trap(done / 60, "a minute: an hour is asked")
                    .Trap(fail < 1 ? done / (1 - fail) * fail : done, "what is sent back, not what is done")
                    .Trap(60 * free * (1 - fail), "as if nobody waited: results queue")
                    .Trap(60 * Math.Min(free, 1 / review) * (1 - fail), "as if nobody waited: results queue");
                Number("minutes in review", got.InReview, inReview).Within(s_within)
                    .Trap(inReview - review, "the wait alone: the time in review goes on to the end of the review")
                    .Trap(inReview + work, "with the work: it begins at hand-in")
                    .Trap(review * (1 + lying), "a result finds itself in the queue: it finds what the other agents left there")
                    .Trap(infinite, "results that come whether agents wait or not: an agent that waits sends none")
                    .Trap(review, "the review alone: a result waits before it")
                    .Trap(inReview / 60, "hours: minutes are asked");
            }));

    private static bool Off(double worked, double exact) => Math.Abs(worked - exact) > 6e-7;

    // p(n) / p(n - 1) = (agents - n + 1) review / work, in logarithms so that nothing overflows.
    private static Pace Reference(int agents, double work, double review, double fail)
    {
        if (agents == 0) return (0, 0, 0);
        var logs = new double[agents + 1];
        for (var n = 1; n <= agents; n++) logs[n] = logs[n - 1] + Math.Log((agents - n + 1) * review / work);
        var most = logs.Max();
        double[] shares = [.. logs.Select(log => Math.Exp(log - most))];
        var all = shares.Sum();
        var busy = shares.Skip(1).Sum() / all;
        var lying = shares.Select((share, n) => n * share).Sum() / all;
        return (busy, 60 * busy / review * (1 - fail), lying * review / busy);
    }

    private void Bests()
    {
        Best("worked", 20, 30, 6, 0, 20, 12);
        Best("an agent costs nothing", 12, 30, 6, 0.1, 20, 0);
        Best("an agent costs more than it earns", 12, 30, 6, 0.1, 20, 60);
        Best("nothing is worth anything, and nothing costs", 12, 30, 6, 0.1, 0, 0);
        Best("everything is sent back", 12, 30, 6, 1, 20, 1);
        Best("one at most", 1, 30, 6, 0, 20, 2);
        Best("none at most", 0, 30, 6, 0, 20, 2);
        for (var i = 0; i < 6; i++)
            Best("drawn", 30, Draw.Real(20, 60), Draw.Real(2, 9), Draw.Real(0.3, 0.6), Draw.Real(15, 40), Draw.Real(1, 14));
    }

    private void Best(string name, int most, double work, double review, double fail, double value, double perHour) =>
        Case($"Best, {name}: value {value:0.#}, {perHour:0.#} an agent hour, {most} at most", () => Part(nameof(LaunchAndReturn.Best), () =>
        {
            int By(Func<int, Pace, double> earned) =>
                Enumerable.Range(0, most + 1).MaxBy(n => earned(n, Reference(n, work, review, fail)));
            var right = By((n, pace) => pace.DonePerHour * value - n * perHour);
            Number("agents", LaunchAndReturn.Best(most, work, review, fail, value, perHour), right).Within(Tolerance.Exact)
                .Trap(value == 0 ? most : right, "several earn as much: the fewest are asked")
                .Trap(By((_, pace) => pace.DonePerHour), "those that do most: an agent costs, whether it works or waits")
                .Trap(By((n, pace) => pace.Busy * 60 / review * value - n * perHour), "what is sent back is worth nothing")
                .Trap(By((n, pace) => n == 0 ? double.MinValue : pace.DonePerHour * value - n * perHour),
                    "one at least: none earns 0, which is more than a loss")
                .Trap(By((n, pace) => n == 0 ? 0 : pace.DonePerHour * value / n - perHour), "earned by an agent: what all earn is asked")
                .Trap((int)(1 + work / review), "1 + work / review, whatever the prices")
                .Trap(By((n, pace) => n == most ? double.MinValue : pace.DonePerHour * value - n * perHour),
                    "the largest number is left out");
        }));

    private void Aways()
    {
        Away("worked", 12, 30, 6, 0.4, 12, 0.1);
        Away("one is enough", 12, 30, 6, 0, 40, 0);
        Away("none does", 12, 30, 6, 0.9, 8, 0);
        Away("the last one does", LastOne, 30, 6, 0.3, 10, 0.2);
        Away("one fewer than is needed", LastOne - 1, 30, 6, 0.3, 10, 0.2);
        Away("both do nothing", 6, 30, 6, 1, 30, 1);
        for (var i = 0; i < 4; i++)
            Away("drawn", 30, Draw.Real(20, 60), Draw.Real(2, 6), Draw.Real(0.3, 0.6), Draw.Real(12, 20), Draw.Real(0.05, 0.25));
    }

    private static int LastOne => FewestAway(100, 30, 6, 0.3, 60 * 0.8 / 10);

    private static int FewestAway(int most, double work, double review, double fail, double rate) =>
        Enumerable.Range(1, most).FirstOrDefault(n => Reference(n, work, review, fail).DonePerHour > rate);

    private void Away(string name, int most, double work, double review, double fail, double watched, double watchedFail) =>
        Case($"Away, {name}: {100 * fail:0} % sent back, watched {watched:0.#} minutes and {100 * watchedFail:0} %, {most} at most", () =>
            Part(nameof(LaunchAndReturn.Away), () =>
            {
                var rate = 60 * (1 - watchedFail) / watched;
                var right = FewestAway(most, work, review, fail, rate);
                Number("agents", LaunchAndReturn.Away(most, work, review, fail, watched, watchedFail), right).Within(Tolerance.Exact)
                    .Trap(fail == 1 && watchedFail == 1 ? 1 : right, "as many: more are asked")
                    .Trap(FewestAway(most, work, review, fail, 60 / watched), "a watched try may fail too")
                    .Trap(FewestAway(most, work, review, 0, rate), "what is sent back is not done")
                    .Trap(FewestAway(most, work, review, fail, 60 * (1 - watchedFail) / (watched + review)),
                        "a review of what was watched: there is none")
                    .Trap(right == 0 ? -1 : right, "-1 where no number does: 0 is asked")
                    .Trap(right == 0 ? most : right, "the largest number where none does: 0 is asked")
                    .Trap(right == 0 ? most + 1 : right, "a number beyond `most`: 0 is asked")
                    .Trap(right == most ? 0 : right, "the largest number is left out")
                    .Trap(right - 1, "one too few: the first that does more")
                    .Trap(right + 1, "one too many: the first that does more");
            }));
}
