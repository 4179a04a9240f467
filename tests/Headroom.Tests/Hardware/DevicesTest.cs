using Headroom.Hardware;
using Headroom.Rooflines;

namespace Headroom.Tests.Hardware;

public sealed class DevicesTest
{
    public static TheoryData<string> Names => [.. Devices.All.Select(device => device.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_figure_has_a_source_a_confidence_and_a_unit(string name)
    {
        var device = Devices.Find(name);
        var figures = device.Figures.Values.Concat(device.Peaks.Select(peak => peak.Rate)).ToList();
        Assert.All(figures, figure =>
        {
            Assert.False(string.IsNullOrWhiteSpace(figure.Source));
            Assert.True(figure.Confidence is Confidence.Verified or Confidence.Secondary or Confidence.Computed);
            Assert.True(figure.Value > 0);
        });
        Assert.All(device.Peaks, peak => Assert.Equal(peak.Dtype.IsInteger ? "OP/s" : "FLOP/s", peak.Rate.Unit));
        Assert.Equal("B/s", device.Bandwidth.Unit);
    }

    [Theory]
    [InlineData("H100 SXM", 989.4)]
    [InlineData("A100 SXM", 311.9)]
    [InlineData("RTX 5090", 209.8)]
    public void The_peak_is_clock_times_cores_times_FMAs_times_two(string name, double tera)
    {
        var device = Devices.Find(name);
        var derived = device[Quantity.BoostClock] * device[Quantity.FmaPerTensorCoreClock] * 2 * device[Quantity.TensorCores];
        Assert.Equal(tera, derived / 1e12, 0.05);
        Assert.Equal(1, derived / device.Peak(Dtype.Bf16).FlopsPerSecond, 2e-3);
    }

    // Ridge points of the device table, in FLOP/B, printed there as whole numbers.
    [Theory]
    [InlineData("V100 SXM", "FP16", 139)]
    [InlineData("A100 SXM", "BF16", 153)]
    [InlineData("H100 SXM", "BF16", 295)]
    [InlineData("H100 SXM", "FP8", 591)]
    [InlineData("H800 SXM", "BF16", 295)]
    [InlineData("H200 SXM", "BF16", 206)]
    [InlineData("H200 SXM", "FP8", 412)]
    [InlineData("B200 SXM", "BF16", 281)]
    [InlineData("B200 SXM", "FP8", 562)]
    [InlineData("B200 SXM", "FP4", 1125)]
    [InlineData("GB200", "BF16", 312)]
    [InlineData("GB200", "FP4", 1250)]
    [InlineData("RTX 4090", "BF16", 164)]
    [InlineData("RTX 5090", "BF16", 117)]
    [InlineData("RTX 5090", "FP4", 935)]
    [InlineData("RTX PRO 6000 Blackwell", "BF16", 281)]
    [InlineData("RTX 6000 Ada", "BF16", 379)]
    [InlineData("T4", "FP16", 203)]
    [InlineData("L4", "BF16", 403)]
    [InlineData("MI300X", "BF16", 247)]
    [InlineData("MI300X", "FP8", 493)]
    [InlineData("MI355X", "BF16", 312)]
    [InlineData("MI355X", "FP4", 1262)]
    [InlineData("Ryzen 9 9950X", "FP32", 49)]
    public void Ridge_points_agree_with_the_table(string name, string dtype, double ridge) =>
        Assert.Equal(ridge, new Roofline(Devices.Find(name), Dtype.Parse(dtype)).Ridge, 0.51);

    [Theory]
    [InlineData("A100", 0.87)]
    [InlineData("H100", 0.80)]
    [InlineData("B200", 0.78)]
    [InlineData("GB200", 0.73)]
    [InlineData("MI300X", 0.51)]
    public void The_best_matmul_found_stays_under_the_peak(string name, double share)
    {
        var device = Devices.Find(name);
        Assert.Equal(share, device[Quantity.AchievedBf16Matmul] / device.Peak(Dtype.Bf16).FlopsPerSecond, 0.005);
    }

    [Fact]
    public void No_peak_is_a_sparse_one()
    {
        Assert.Equal(1978.9e12, Devices.H100Sxm.Peak(Dtype.Fp8).FlopsPerSecond);
        Assert.Equal(1676e12, Devices.Find("RTX 5090").Peak(Dtype.Fp4).FlopsPerSecond);
        Assert.Equal(1307e12, Devices.Find("MI300X").Peak(Dtype.Fp16).FlopsPerSecond);
        Assert.Equal(4500e12, Devices.B200Sxm.Peak(Dtype.Fp8).FlopsPerSecond);
    }

    [Fact]
    public void GeForce_peaks_accumulate_in_FP32_unless_asked()
    {
        Assert.Equal(165.2e12, Devices.Rtx4090.Peak(Dtype.Fp16).FlopsPerSecond);
        Assert.Same(Dtype.Fp32, Devices.Rtx4090.Peak(Dtype.Fp16).Accumulate);
        Assert.Equal(330.3e12, Devices.Rtx4090.Peak(Dtype.Fp16, Dtype.Fp16).FlopsPerSecond);
    }

    [Fact]
    public void A_missing_peak_says_what_there_is()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Devices.A100Sxm.Peak(Dtype.Fp8));
        Assert.Equal(
            "A100 SXM has no peak for FP8. It has: FP32 (FP32 accumulate), TF32 (FP32 accumulate), BF16 (FP32 accumulate), FP16 (FP32 "
            + "accumulate), INT8 (INT32 accumulate).", error.Message);
        Assert.False(Devices.A100Sxm.Has(Dtype.Fp8));
    }

    [Fact]
    public void A_missing_figure_says_what_there_is()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Devices.Find("9950X").MemoryBytes);
        Assert.StartsWith("Ryzen 9 9950X has no figure for Memory. It has: Bandwidth, L2", error.Message);
    }

    [Theory]
    [InlineData("h100sxm")]
    [InlineData("H100")]
    [InlineData(" h100-SXM ")]
    public void Names_are_found_whatever_their_case_and_spacing(string name) => Assert.Same(Devices.H100Sxm, Devices.Find(name));

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Devices.Find("RTX 4900"));
        Assert.StartsWith("no device sheet for 'RTX 4900'. Nearest: RTX 4090, ", error.Message);
    }

    [Fact]
    public void Capacities_keep_decimal_and_binary_apart()
    {
        Assert.Equal(80e9, Devices.H100Sxm.MemoryBytes);
        Assert.Equal(50 * 1024.0 * 1024, Devices.H100Sxm.L2Bytes);
        Assert.Equal(228 * 1024.0, Devices.H100Sxm.SharedMemoryPerSm);
        Assert.Equal(132, Devices.H100Sxm.Sms);
    }

    [Fact]
    public void A_peak_prints_its_conditions() =>
        Assert.Equal("989.4 TFLOP/s dense BF16, FP32 accumulate", Devices.H100Sxm.Peak(Dtype.Bf16).ToString());
}
