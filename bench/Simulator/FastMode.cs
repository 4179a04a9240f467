using Headroom.Simulator;

namespace Headroom.Bench.Simulator;

/// <summary>The same launch without counting, against loops fissioned by hand, in pairs.</summary>
internal static class FastMode
{
    public static Claim Claim => new()
    {
        Id = "simulator.fast",
        What = "the same product in fast mode, as a multiple of the fissioned loops' time",
        Unit = "x",
        Goal = 3,
        Baseline = "the kernel cut into loops by hand at its barriers",
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        using var simulated = new Simulated();
        var options = new LaunchOptions { Mode = ExecutionMode.Fast, Workers = 1 };
        for (var warm = 0; warm < 40; warm++) simulated.Fissioned();
        simulated.Multiply(options);
        progress("fifteen pairs");
        return [.. Enumerable.Range(0, 15).Select(_ => simulated.Multiply(options).Seconds / simulated.Fissioned())];
    }
}
