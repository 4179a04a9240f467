using Headroom.Grading;
using Shift = (int Done, int SentBack, double Busy, double InReview);

namespace Graders;

/// <summary>
/// Shifts of drawn times and of whole minutes, where ends and hand-ins meet, against a walk of its own; the long run against the chain's
/// shares, up to 2,000 agents; optima of drawn prices.
/// </summary>
public sealed partial class LaunchAndReturnGrader : Grader
{
    private static readonly Tolerance s_within = Tolerance.Relative(1e-9);
    private static readonly ReviewRoom s_right = new();

    private static readonly (ReviewRoom Wrong, string Cause)[] s_mistakes =
    [
        (new() { First = waiting => waiting.MaxBy(one => one.At) }, "the result that came last is first: they are taken in order"),
        (new() { First = waiting => waiting.MinBy(one => one.Agent) }, "the lowest number is first, whoever came before it"),
        (new() { CountsTheCutOff = true }, "a review that the end cuts off is counted"),
        (new() { BusyLosesTheCutOff = true }, "a review that the end cuts off kept nobody busy: it did until then"),
        (new() { BusyBeyondTheEnd = true }, "busy beyond the end: a review that is cut off counts until then"),
        (new() { LosesTheLastMinute = true }, "what ends in the last minute is left out: it counts"),
        (new() { LosesTheLastMinute = true, BusyLosesTheCutOff = true }, "what ends in the last minute is left out: it counts"),
        (new() { KeepsWorking = true }, "an agent goes on while its result waits: it waits too"),
        (new() { StartsWithTheReview = true }, "an agent goes on while it is reviewed: it waits for the end"),
        (new() { SentBackIsReviewedAtOnce = true }, "what is sent back is handed in again at once: it takes another start"),
        (new() { SentBackIsDone = true }, "what is sent back counts as done"),
        (new() { ListsOfOneAgent = true }, "each agent reads the list for itself: the k-th start of all takes work[k]"),
        (new() { FailsByStart = true }, "fails is read by starts: the k-th review has fails[k]"),
        (new() { NobodyWaits = true }, "reviews run side by side: one person does one at a time"),
        (new() { WaitsOnly = true }, "the wait alone: the time in review goes on to the end of the review"),
        (new() { ReviewOnly = true }, "the review alone: a result waits before it"),
        (new() { FromTheStart = true }, "minutes of the day: the time in review is from hand-in to the end of the review"),
        (new() { BusyInMinutes = true }, "busy in minutes: a share of them is asked"),
    ];

    protected override void Require()
    {
        Drawn(5, 400);
        Drawn(9, 700);
        ByHand();
        LongRun();
        Bests();
        Aways();
        Meaning("30 minutes of work and 6 of review: one person saturates at about 1 + 30 / 6 = 6 agents. Six do 8.1 tasks an hour, ten do "
            + "9.8, and each result of the ten lies 31 minutes in review. What the eleventh adds is a longer queue.");
    }

    private void Drawn(int agents, double minutes)
    {
        double[] Times(int count, double mean) => [.. Enumerable.Range(0, count).Select(_ => -mean * Math.Log(1 - Draw.Real(0, 1)) + 0.01)];
        Simulated("drawn times, a third sent back", agents, Times(41, 25), Times(37, 7),
            [.. Enumerable.Range(0, 29).Select(i => i % 7 == 1 || Draw.Int(0, 3) == 0)], minutes);
        double[] Whole(int count, int most) => [.. Enumerable.Range(0, count).Select(_ => (double)Draw.Int(1, most))];
        Simulated("whole minutes", agents, Whole(31, 20), Whole(23, 6),
            [.. Enumerable.Range(0, 17).Select(_ => Draw.Int(0, 4) == 0)], minutes);
    }

    private void ByHand()
    {
        Simulated("one after the other", 1, [30], [6], [false], 480);
        Simulated("all hand in at once", 3, [30], [6], [false], 200);
        Simulated("all hand in at once, and reviews differ", 3, [30, 30, 30, 20, 25, 40], [6, 2, 9, 1], [false, true, false], 300);
        Simulated("a review that ends in the last minute", 1, [30], [6], [false], 36);
        Simulated("a review that begins in the last minute", 1, [30], [6], [false], 30);
        Simulated("a review that is cut off", 1, [30], [6], [false], 34);
        Simulated("nothing is through", 2, [30], [6], [false], 20);
        Simulated("everything is sent back", 2, [10, 12], [3], [true], 100);
        Simulated("no agent", 0, [10], [3], [false], 100);
        Simulated("reviews that take longer than work", 4, [5, 6, 7], [20, 11], [false, false, true], 400);
        Simulated("more agents than times in the list", 25, [30, 35, 32, 38], [2, 3, 4], [false, false, true, false], 240);
    }

    private void Simulated(string name, int agents, double[] work, double[] review, bool[] fails, double minutes) =>
        Case($"Simulate, {name}: {Numbers.Count(agents, "agent")}, {Numbers.Format(minutes)} minutes", () =>
            Part(nameof(LaunchAndReturn.Simulate), () =>
            {
                var (works, reviews, sent) = (Input("work", work), Input("review", review), Input("fails", fails));
                var got = LaunchAndReturn.Simulate(agents, works, reviews, sent, minutes);
                var right = s_right.Run(agents, work, review, fails, minutes);
                var cause = Same(got, right) ? null : Array.Find(s_mistakes,
                    one => Same(got, one.Wrong.Run(agents, work, review, fails, minutes))).Cause;
                Figure("done", got.Done, right.Done, cause);
                Figure("sent back", got.SentBack, right.SentBack, cause);
                Figure("busy", got.Busy, right.Busy, cause);
                Figure("minutes in review", got.InReview, right.InReview, cause);
                That(LaunchAndReturn.Simulate(agents, works, reviews, sent, minutes).Equals(got), "the same shift again",
                    "the second call of the same shift says something else: something is kept between calls");
            }));

    private void Figure(string what, double got, double right, string? cause)
    {
        var number = Number(what, got, right).Within(s_within);
        if (cause is not null) number.Trap(got, cause);
    }

    private static bool Same(Shift a, Shift b) => a.Done == b.Done && a.SentBack == b.SentBack
        && s_within.Accepts(a.Busy, b.Busy) && s_within.Accepts(a.InReview, b.InReview);
}
