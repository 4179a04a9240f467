using Headroom.Hardware;
using Headroom.Rooflines;

namespace Headroom.Tests.Hardware;

public sealed class CalibrationTest
{
    private static readonly CalibrationOptions s_small = new() { ArrayBytes = 12 << 20, Slice = TimeSpan.FromMilliseconds(5) };

    [Fact]
    public void Measures_every_ceiling()
    {
        var measured = Calibration.Measure(s_small);
        double[] rates =
        [
            measured.TriadAllCores, measured.TriadOneCore, measured.StreamingTriadAllCores, measured.StreamingTriadOneCore,
            measured.Fp32AllCores, measured.Fp32OneCore, measured.Fp64AllCores, measured.Fp64OneCore,
        ];
        Assert.All(rates, rate => Assert.InRange(rate, 1e6, 1e15));
        Assert.True(measured.Fp32AllCores >= measured.Fp32OneCore);
        Assert.True(measured.BandwidthAllCores >= measured.BandwidthOneCore);
        Assert.InRange(measured.Steadiness, 0, 1);
        Assert.Equal(12 << 20, measured.ArrayBytes, 12.0 * 1024);
        Assert.Equal(Environment.ProcessorCount, measured.Cores);
        Assert.True(measured.CacheBytes > 100_000);
        Assert.NotEmpty(measured.Processor);
    }

    [Fact]
    public void Measures_one_round_however_little_time_is_left() =>
        Assert.True(Calibration.Measure(s_small with { Limit = TimeSpan.Zero }).TriadOneCore > 0);

    [Fact]
    public void Becomes_a_device_that_a_roofline_accepts()
    {
        var machine = Samples.Calibration();
        var roofline = new Roofline(machine.ToDevice(), Dtype.Fp32);
        Assert.Equal(30, roofline.Ridge, 1e-9);
        Assert.Equal(Confidence.Measured, roofline.Bandwidth.Confidence);
        Assert.Equal("measured on this machine", roofline.Peak.Rate.Source);
        Assert.Equal("this machine: 300 GFLOP/s dense FP32, FP32 accumulate; 10 GB/s; ridge 30 FLOP/B", roofline.ToString());
        Assert.Equal(150e9 / 8e9, new Roofline(machine.ToOneCoreDevice(), Dtype.Fp32).Ridge);
    }

    [Fact]
    public void A_noisy_one_says_so_on_its_sheet()
    {
        Assert.Null(Samples.Calibration().ToDevice().Note);
        Assert.Equal(
            "Measured beside other work (steadiness 50 %): the true ceilings are higher.",
            Samples.Calibration(steadiness: 0.5).ToDevice().Note);
    }

    [Fact]
    public void Merging_keeps_the_higher_of_each()
    {
        var quick = Samples.Calibration() with { Fp32AllCores = 400e9, TriadAllCores = 1e9 };
        var merged = Samples.Calibration(steadiness: 0.5).Merge(quick);
        Assert.Equal((400e9, 9e9, 2), (merged.Fp32AllCores, merged.TriadAllCores, merged.Runs));
        Assert.False(merged.IsNoisy);
    }
}
