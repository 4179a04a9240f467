using Headroom.Bench.Simulator;
using Headroom.Measurement;
using Headroom.Simulator;

namespace Headroom.Bench.Attention;

/// <summary>What a check of unit 03 pays for an access, against one of the tiled product: counts and race checks, in pairs.</summary>
internal static class MeteredAttention
{
    private static readonly LaunchOptions s_metered = new() { Mode = ExecutionMode.Metered, Workers = 1 };

    public static Claim Claim => new()
    {
        Id = "attention.metered",
        What = "one access of flash attention, n = 512, d = 64, metered and race-checked on one core, as a multiple of the tiled product's",
        Unit = "x",
        Goal = 1.3,
        Baseline = "one access of the tiled product of simulator.metered",
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        using var ladder = new Ladder(512);
        using var product = new Simulated();
        var flash = ladder.Flash();
        ladder.Check(flash, s_metered, _ => 512);
        product.Multiply(s_metered);
        progress("nine pairs");
        var pairs = Enumerable.Range(0, 9)
            .Select(_ => (Flash: PerAccess(ladder.Report(flash, s_metered)), Product: PerAccess(product.Multiply(s_metered)))).ToArray();
        var detail = $"{Quantiles.Median([.. pairs.Select(pair => pair.Flash)]):0.0} ns "
            + $"against {Quantiles.Median([.. pairs.Select(pair => pair.Product)]):0.0}";
        return new([.. pairs.Select(pair => pair.Flash / pair.Product)], detail);
    }

    private static double PerAccess((double Seconds, IReadOnlyList<LaunchReport> Launches) run) =>
        1e9 * run.Seconds / Simulated.Accesses(run.Launches);
}
