using Headroom.Kernels;
using Headroom.Measurement;
using Headroom.Simulator;

namespace Headroom.Bench.Simulator;

/// <summary>A fully metered launch with race checking, against the device that ILGPU itself has for machines without a GPU.</summary>
internal static class MeteredLaunch
{
    // ILGPU's CPU device gives each thread of a group a thread of the system: side 256 takes it a minute. Accesses and barriers both grow
    // with the third power of the side, so a small product scales.
    private const int SmallSide = 64;

    public static Claim Claim => new()
    {
        Id = "simulator.metered",
        What = "tiled product of side 256, groups of 256, metered and race-checked on one core: "
            + "how many times as fast as ILGPU's CPU device",
        Unit = "x",
        Goal = 60,
        Better = Better.Higher,
        Baseline = $"ILGPU's CPU device (32 threads a warp) on all cores, at side {SmallSide}, scaled by accesses; it counts nothing",
        Measure = Measure,
    };

    private static Samples Measure(Action<string> progress)
    {
        using var metered = new Simulated();
        using var cpu = new Simulated(SmallSide, DeviceChoice.Cpu);
        var options = new LaunchOptions { Mode = ExecutionMode.Metered, Workers = 1 };
        var accesses = Simulated.Accesses(metered.Multiply(options).Reports);
        using var small = new Simulated(SmallSide);
        var scale = accesses / (double)Simulated.Accesses(small.Multiply(options).Reports);
        cpu.Multiply(options);
        progress("nine pairs");
        var pairs = Enumerable.Range(0, 9)
            .Select(_ => (Cpu: scale * cpu.Multiply(options).Seconds, Metered: metered.Multiply(options).Seconds)).ToArray();
        var median = Quantiles.Median([.. pairs.Select(pair => pair.Metered)]);
        var detail = $"{accesses / 1e6:0.0} M accesses in {median:0.00} s, {1e9 * median / accesses:0.0} ns each; the CPU device would "
            + $"take {Quantiles.Median([.. pairs.Select(pair => pair.Cpu)]):0} s";
        return new([.. pairs.Select(pair => pair.Cpu / pair.Metered)], detail);
    }
}
