using Headroom.Grading;
using Headroom.Serving;

namespace Graders;

/// <summary>
/// Single steps whose plan is known, then whole traces on a server whose clock is a counter: limits, pauses, order, waste, and steps
/// against those of a static batch.
/// </summary>
public sealed partial class ContinuousBatchingGrader : Grader
{
    private const double FewestTimesStatic = 1.8;

    protected override IReadOnlyList<string> Forbidden =>
        ["Headroom.Serving.BatchSimulation", "Headroom.Serving.StaticBatching", "Headroom.Serving.Traces"];

    protected override void Require()
    {
        Steps();
        DrawnSteps();
        var odd = new ServerLimits(Draw.Int(3, 9), Draw.Int(20, 60), Draw.Int(900, 1500));
        Served("one request", [new(0, 0, 5, 3, 4)], new(4, 8, 100));
        Served("prompts and answers of one token", Traces.Draw(Draw.Int(0, 9999), 40, new(double.PositiveInfinity, 1, 1, 1)),
            new(4, 9, 50));
        Served("one slot", Draws(30, 0.2, 12, 6), new(1, 16, 400));
        Served("as many tokens a step as slots", Draws(40, 0.5, 9, 6), new(6, 6, 600));
        Served("prompts longer than a step", Draws(30, 0.05, 90, 8), new(4, 24, 4000));
        Served("a cache of one large request", Tight(), new(8, 40, 130));
        Served("hours without a request", Sparse(), new(4, 16, 500));
        Served("a drawn server", Draws(120, Draw.Scale(0.05, 2), Draw.Real(5, 60), Draw.Real(5, 40)), odd);
        Served("requests of 30,000 tokens", [.. Draws(12, 1e-4, 20_000, 40).Select(r => r with { Most = 2000 })], new(3, 2048, 1_000_000));
        LargeAmongSmall();
        for (var i = 0; i < 3; i++) AgainstStatic(i);
        SameLength();
    }

    private IReadOnlyList<Request> Draws(int count, double perStep, double prompt, double output) =>
        Traces.Draw(Draw.Int(0, 999_999), count, new(perStep, prompt, output, (int)(4 * output)));

    // Every second request takes the whole cache: behind it the small ones have to wait.
    private IReadOnlyList<Request> Tight() => [.. Enumerable.Range(0, 24).Select(id =>
        id % 2 == 0 ? new Request(id, id, 100, Draw.Int(1, 30), 30) : new Request(id, id, Draw.Int(1, 9), Draw.Int(1, 9), 9))];

    private IReadOnlyList<Request> Sparse() =>
        [.. Enumerable.Range(0, 6).Select(id => new Request(id, 40 * id + Draw.Int(0, 9), Draw.Int(1, 30), Draw.Int(1, 9), 9))];

    private void Served(string name, IReadOnlyList<Request> trace, ServerLimits limits) =>
        Case(name, () => Judge(BatchSimulation.Run(trace, limits, Plan)), Said(limits));

    // A plan says who starts, not in which order its shares stand: those that start in one step are taken as they arrived.
    private static IReadOnlyList<Share> Plan(IReadOnlyList<Sequence> running, IReadOnlyList<Sequence> waiting, ServerLimits limits)
    {
        int[] places = [.. waiting.Select(sequence => sequence.Id)];
        return ContinuousBatching.Plan(running, waiting, limits)?.OrderBy(share => Array.IndexOf(places, share.Id)).ToList()!;
    }

    private bool Judge(BatchRun run)
    {
        That(run.Broken is null, "limits are kept", run.Broken ?? "");
        if (run.Broken is not null) return false;
        That(run.LongestPause.Steps == 0, "who writes, writes in every step",
            $"request {run.LongestPause.Id} was writing and paused for {run.LongestPause.Steps} steps: its reader sees that");
        That(run.Overtaken.Count == 0, "requests start in the order in which they arrived",
            $"{run.Overtaken.Count} later requests started before request {run.Overtaken.Id}, so nothing bounds how long it waits");
        That(run.WastedAt < 0, "no step has room left over", $"step {run.WastedAt} has tokens left that an unread prompt, or the next "
            + "request, could have had");
        return run is { LongestPause.Steps: 0, Overtaken.Count: 0, WastedAt: < 0 };
    }

    // A steady stream of small ones, and one that needs the whole cache.
    private void LargeAmongSmall() => Case("one large request among 200 small ones", () =>
    {
        const int Large = 50;
        List<Request> trace = [.. Enumerable.Range(0, 200).Select(id => new Request(id, id, 4, Draw.Int(4, 8), 8))];
        trace[Large] = new(Large, Large, 80, 10, 20);
        var run = BatchSimulation.Run(trace, new(16, 32, 100), Plan);
        if (Judge(run))
            Meaning($"The large request waited {run.Started[Large] - Large} steps for room, and nobody behind it went first: no request "
                + "starves.");
    }, Said(new(16, 32, 100)));

    private void AgainstStatic(int i)
    {
        var limits = new ServerLimits(Draw.Of(12, 16, 24), 256, 1 << 20);
        var trace = i == 0
            ? Traces.Draw(6, 200, new(double.PositiveInfinity, 60, 80, 400))
            : Traces.Draw(Draw.Int(0, 999_999), 200, new(double.PositiveInfinity, Draw.Real(20, 90), Draw.Real(50, 100), 500));
        Case(i == 0 ? "200 requests, a given trace" : $"200 requests, drawn trace {i}", () =>
        {
            var run = BatchSimulation.Run(trace, limits, Plan);
            if (!Judge(run)) return;
            var fixedBatch = BatchSimulation.Run(trace, limits, StaticBatching.Plan);
            var times = (double)fixedBatch.Steps / run.Steps;
            AtLeast("times as many tokens a step as a static batch", times, FewestTimesStatic);
            if (i == 0)
                Meaning($"{run.Steps:#,0} steps for {run.Written:#,0} tokens, a static batch takes {fixedBatch.Steps:#,0}: {times:0.0} "
                    + "times as many "
                    + "tokens from the same readings of the weights.");
        }, Said(limits));
    }

    private void SameLength() => Case("48 requests of one length", () =>
    {
        Request[] trace = [.. Enumerable.Range(0, 48).Select(id => new Request(id, 0, 16, 30, 30))];
        var limits = new ServerLimits(16, 512, 1 << 16);
        var run = BatchSimulation.Run(trace, limits, Plan);
        if (!Judge(run)) return;
        var fixedBatch = BatchSimulation.Run(trace, limits, StaticBatching.Plan);
        Meaning($"Where all answers are of one length both take {(run.Steps == fixedBatch.Steps ? "the same" : "about as many")} steps: "
            + $"{run.Steps} and {fixedBatch.Steps}. Lengths that differ are what continuous batching lives on.");
    });

    private static string Said(ServerLimits limits) =>
        $"{Numbers.Count(limits.Slots, "slot")}, {limits.TokensPerStep:#,0} tokens a step, cache of {limits.CacheTokens:#,0} tokens";
}
