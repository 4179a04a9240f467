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
public sealed class UnpackedGemv(QuantFormat format) : Claim
{
    private const int Side = 4096;
    private static readonly Lazy<(float[] Weights, float[] X)> s_floats =
        new(() => (Normal.Sample(Side * Side, seed: 4), Normal.Sample(Side, seed: 5)));
    private readonly float[] _row = new float[Side], _sums = new float[Side];
    private string _detail = "";

    public override string Id => $"quantization.unpack.{format.Name.ToLowerInvariant().Replace(' ', '-').Replace('_', '-')}";

    public override string What => $"{format} unpacked row by row, [{Side}, {Side}], one core, times as fast as FP32";

    public override string Unit => "x";

    public override double Goal => 1;

    public override Better Better => Better.Higher;

    public override string Baseline => "FP32 with System.Numerics.Tensors, one core";

    public override string Detail => _detail;

    public override IReadOnlyList<double> Measure(Action<string> progress)
    {
        progress("packing weights");
        var (weights, x) = s_floats.Value;
        var rowBytes = format.PackedBytes(Side);
        var packed = new byte[Side * rowBytes];
        for (var row = 0; row < Side; row++) format.Quantize(weights.AsSpan(row * Side, Side), packed.AsSpan(row * rowBytes, rowBytes));
        progress("three comparisons of two seconds");
        var reports = Enumerable.Range(0, 3).Select(_ => PairedTiming.Compare<int>(
            _ => Unpack(packed, rowBytes, x), _ => Gemv.Multiply(weights, x, _sums), i => i)).ToList();
        var rate = packed.Length / reports.Min(report => report.Candidate.Best);
        _detail = $"{8.0 * rowBytes / Side:0.###} bits, "
            + $"best {Units.Si(rate, "B/s")}, {rate / ThisMachine.Calibration.BandwidthOneCore:0 %} of one core's ceiling";
        return [.. reports.Select(report => report.Ratio.Median)];
    }

    private void Unpack(byte[] packed, int rowBytes, float[] x)
    {
        for (var row = 0; row < Side; row++)
        {
            format.Dequantize(packed.AsSpan(row * rowBytes, rowBytes), _row);
            _sums[row] = TensorPrimitives.Dot(_row, x);
        }
    }
}
