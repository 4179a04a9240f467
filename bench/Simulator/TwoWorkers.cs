using Headroom.Simulator;

namespace Headroom.Bench.Simulator;

/// <summary>Groups on two cores, with every check on, against one.</summary>
internal static class TwoWorkers
{
    public static Claim Claim => new()
    {
        Id = "simulator.workers",
        What = "the same product, metered and race-checked, with two workers: how many times as fast as with one",
        Unit = "x",
        Goal = 1.8,
        Better = Better.Higher,
        Baseline = "one worker, in pairs",
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        if (Environment.ProcessorCount < 2) throw new ClaimSkipped("it takes two cores, and this machine has one");
        using var simulated = new Simulated();
        var (one, two) = (new LaunchOptions { Workers = 1 }, new LaunchOptions { Workers = 2 });
        simulated.Multiply(one);
        simulated.Multiply(two);
        progress("eleven pairs");
        return [.. Enumerable.Range(0, 11).Select(_ => simulated.Multiply(one).Seconds / simulated.Multiply(two).Seconds)];
    }
}
