using Headroom.Hardware;
using Headroom.Measurement;

namespace Headroom.Bench.Quantization;

/// <summary>int4 weights and int8 activations against FP32, one core each, in interleaved pairs.</summary>
internal static class GemvRatio
{
    private const double Goal = 3;

    public static Claim Claim(string id, int rows, int columns) => new()
    {
        Id = id,
        What = $"int4 weights times int8 activations, [{rows}, {columns}], one core, times as fast as FP32",
        Unit = "x",
        Goal = Goal,
        Better = Better.Higher,
        Baseline = "FP32 with System.Numerics.Tensors, one core",
        Measure = progress => Measure(rows, columns, progress),
    };

    private static Samples Measure(int rows, int columns, Action<string> progress)
    {
        progress("packing weights");
        var ring = new Ring(rows, columns);
        progress("five comparisons of two seconds");
        var reports = Enumerable.Range(0, 5)
            .Select(_ => PairedTiming.Compare<int>(_ => ring.Int4(), _ => ring.Fp32(), i => i, new() { RequiredRatio = Goal })).ToList();
        var rate = ring.PackedBytes / reports.Min(report => report.Candidate.Best);
        var best = reports.Min(report => report.Baseline.Best) / reports.Min(report => report.Candidate.Best);
        var detail = $"best against best {best:0.0}x, "
            + $"best {Units.Si(rate, "B/s")}, {rate / ThisMachine.Calibration.ReadsOneCore.FromMemory:0 %} of one core's ceiling";
        return new([.. reports.Select(report => report.Ratio.Median)], detail);
    }
}
