using System.Numerics.Tensors;
using Headroom.Hardware;
using Headroom.Measurement;
using Headroom.Quantization;
using Headroom.Quantization.Cpu;

namespace Headroom.Bench.Quantization;

/// <summary>
/// The general way, for any format: unpack a row into the first-level cache, then an FP32 dot product. One core, in interleaved pairs with
/// FP32.
/// </summary>
internal static class UnpackedGemv
{
    private const int Side = 4096;
    private static readonly Lazy<(float[] Weights, float[] X)> s_floats =
        new(() => (Normal.Sample(Side * Side, seed: 4), Normal.Sample(Side, seed: 5)));
    private static readonly float[] s_row = new float[Side], s_sums = new float[Side];

    public static Claim Claim(QuantFormat format) => new()
    {
        Id = $"quantization.unpack.{format.Name.ToLowerInvariant().Replace(' ', '-').Replace('_', '-')}",
        What = $"{format} unpacked row by row, [{Side}, {Side}], one core, times as fast as FP32",
        Unit = "x",
        Goal = 1,
        Better = Better.Higher,
        Baseline = "FP32 with System.Numerics.Tensors, one core",
        Measure = progress => Measure(format, progress),
    };

    private static Samples Measure(QuantFormat format, Action<string> progress)
    {
        progress("packing weights");
        var (weights, x) = s_floats.Value;
        var rowBytes = format.PackedBytes(Side);
        var packed = new byte[Side * rowBytes];
        for (var row = 0; row < Side; row++) format.Quantize(weights.AsSpan(row * Side, Side), packed.AsSpan(row * rowBytes, rowBytes));
        progress("three comparisons of two seconds");
        var reports = Enumerable.Range(0, 3).Select(_ => PairedTiming.Compare<int>(
            _ => Unpack(format, packed, rowBytes, x), _ => Gemv.Multiply(weights, x, s_sums), i => i)).ToList();
        var rate = packed.Length / reports.Min(report => report.Candidate.Best);
        var detail = $"{8.0 * rowBytes / Side:0.###} bits, "
            + $"best {Units.Si(rate, "B/s")}, {rate / ThisMachine.Calibration.ReadsOneCore.FromMemory:0 %} of one core's ceiling";
        return new([.. reports.Select(report => report.Ratio.Median)], detail);
    }

    private static void Unpack(QuantFormat format, byte[] packed, int rowBytes, float[] x)
    {
        for (var row = 0; row < Side; row++)
        {
            format.Dequantize(packed.AsSpan(row * rowBytes, rowBytes), s_row);
            s_sums[row] = TensorPrimitives.Dot(s_row, x);
        }
    }
}
