using System.Diagnostics;
using Headroom.Hardware;
using Headroom.Measurement;

namespace Headroom.Bench.Quantization;

/// <summary>
/// Bytes of packed weights over time, as a share of what the calibration measured on as many cores. Best passes on both sides.
/// </summary>
internal static class GemvBandwidth
{
    private const int Rows = 11008, Columns = 4096;

    public static Claim Claim(int cores) => new()
    {
        Id = $"quantization.gemv.bandwidth-{cores}",
        What = $"packed weights read per second, [{Rows}, {Columns}] in int4, {(cores == 1 ? "one core" : $"{cores} cores")}, "
            + "over the read-only ceiling",
        Unit = "%",
        Goal = 80,
        Better = Better.Higher,
        Baseline = "reading alone from memory, as the calibration found it on as many cores",
        Measure = progress => Measure(cores, progress),
    };

    private static Samples Measure(int cores, Action<string> progress)
    {
        if (Environment.ProcessorCount < cores) throw new ClaimSkipped($"this machine has {Environment.ProcessorCount} core.");
        if (cores > 1 && cores != Environment.ProcessorCount)
            throw new ClaimSkipped($"the calibration knows one core and all {Environment.ProcessorCount}, not {cores}.");
        var ceiling = ThisMachine.Calibration.Reads(cores).FromMemory;
        progress("packing weights");
        var ring = new Ring(Rows, Columns);
        progress("nine rounds of thirty products");
        for (var warm = 0; warm < 40; warm++) ring.Int4(cores);
        var rates = Enumerable.Range(0, 9).Select(_ => ring.PackedBytes / Enumerable.Range(0, 30).Min(_ => Time(ring, cores))).ToList();
        var detail = $"median {Units.Si(Quantiles.Median(rates.ToArray()), "B/s")} of {Units.Si(ceiling, "B/s")}";
        return new([.. rates.Select(rate => 100 * rate / ceiling)], detail);
    }

    private static double Time(Ring ring, int cores)
    {
        var started = Stopwatch.GetTimestamp();
        ring.Int4(cores);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
