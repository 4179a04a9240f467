using System.Diagnostics;
using Headroom.Hardware;
using Headroom.Measurement;

namespace Headroom.Bench.Quantization;

/// <summary>
/// Bytes of packed weights over time, as a share of what the calibration measured on as many cores. Best passes on both sides.
/// </summary>
public sealed class GemvBandwidth(int cores) : Claim
{
    private const int Rows = 11008, Columns = 4096;
    private string _detail = "";

    public override string Id => $"quantization.gemv.bandwidth-{cores}";

    public override string What =>
        $"packed weights read per second, [{Rows}, {Columns}] in int4, {(cores == 1 ? "one core" : $"{cores} cores")}, over the measured "
        + "memory bandwidth";

    public override string Unit => "%";

    public override double Goal => 80;

    public override Better Better => Better.Higher;

    public override string Baseline => "the calibration's faster triad on as many cores";

    public override string Detail => _detail;

    public override IReadOnlyList<double> Measure(Action<string> progress)
    {
        if (Environment.ProcessorCount < cores) throw new ClaimSkipped($"this machine has {Environment.ProcessorCount} core.");
        if (cores > 1 && cores != Environment.ProcessorCount)
            throw new ClaimSkipped($"the calibration knows one core and all {Environment.ProcessorCount}, not {cores}.");
        var calibration = ThisMachine.Calibration;
        var ceiling = cores == 1 ? calibration.BandwidthOneCore : calibration.BandwidthAllCores;
        progress("packing weights");
        var ring = new Ring(Rows, Columns);
        progress("nine rounds of thirty products");
        for (var warm = 0; warm < 40; warm++) ring.Int4(cores);
        var rates = Enumerable.Range(0, 9).Select(_ => ring.PackedBytes / Enumerable.Range(0, 30).Min(_ => Time(ring))).ToList();
        _detail = $"median {Units.Si(Quantiles.Median(rates.ToArray()), "B/s")} of {Units.Si(ceiling, "B/s")}";
        return [.. rates.Select(rate => 100 * rate / ceiling)];
    }

    private double Time(Ring ring)
    {
        var started = Stopwatch.GetTimestamp();
        ring.Int4(cores);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
