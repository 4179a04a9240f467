using Headroom.Hardware;
using Headroom.Models;
using Headroom.Rooflines;

namespace Headroom.Tests.Rooflines;

/// <summary>The worked numbers of training runs; tolerances are half a unit of the last printed digit.</summary>
public sealed class MfuTest
{
    private const double V3Tokens = 14.8e12, V3Hours = 2.664e6;
    private static readonly Peak s_fp8 = Devices.H800Sxm.Peak(Dtype.Fp8), s_bf16 = Devices.H800Sxm.Peak(Dtype.Bf16);

    [Fact]
    public void DeepSeek_V3_by_6N_is_17_3_percent_of_FP8_and_34_6_of_BF16()
    {
        Assert.Equal(3.286e24, TrainingCost.Flops(37e9, V3Tokens), 5e20);
        var mfu = Mfu.FromRun(TrainingCost.FlopsPerToken(37e9), V3Tokens, V3Hours, s_fp8);
        Assert.Equal(342.6e12, mfu.AchievedPerDevice, 0.05e12);
        Assert.Equal("17.3 % of FP8 peak = 34.6 % of BF16 peak", mfu.Describe(s_bf16));
    }

    [Fact]
    public void DeepSeek_V3_with_250_GFLOP_a_token_is_19_5_percent_of_FP8_and_39_0_of_BF16()
    {
        var mfu = Mfu.FromRun(250e9, V3Tokens, V3Hours, s_fp8);
        Assert.Equal(385.8e12, mfu.AchievedPerDevice, 0.05e12);
        Assert.Equal("19.5 % of FP8 peak = 39.0 % of BF16 peak", mfu.Describe(s_bf16));
        Assert.Equal(0.390, mfu.Of(s_bf16).Fraction, 0.0005);
    }

    [Fact]
    public void Speed_and_bill_of_DeepSeek_V3_agree()
    {
        var tokensPerSecond = V3Tokens / (V3Hours * 3600) * 2048;
        Assert.Equal(1543, tokensPerSecond / 2048, 0.5);
        Assert.Equal(54.2, V3Hours / 2048 / 24, 0.05);
        Assert.Equal(3.7, 180e3 / 2048 / 24, 0.05);
        Assert.Equal(5.576e6, 2 * (V3Hours + 119e3 + 5e3), 500.0);
        var bySpeed = Mfu.FromSpeed(250e9, tokensPerSecond, 2048, s_bf16);
        Assert.Equal(Mfu.FromRun(250e9, V3Tokens, V3Hours, s_bf16).Fraction, bySpeed.Fraction, 1e-12);
    }

    [Theory]
    [InlineData(432, 43.73)]
    [InlineData(385, 38.94)]
    public void The_papers_own_MFU_has_the_BF16_peak_as_denominator(double tera, double percent) =>
        Assert.Equal(percent, new Mfu(tera * 1e12, s_bf16).Fraction * 100, 0.06);

    [Fact]
    public void Causal_attention_brings_DeepSeek_V3_to_about_250_GFLOP_a_token()
    {
        Assert.Equal(250e9, TrainingCost.FlopsPerToken(ModelShapes.DeepSeekV3, 4096, causal: true), 0.015 * 250e9);
        Assert.Equal(222e9, TrainingCost.FlopsPerToken(ModelShapes.DeepSeekV3, 0));
    }

    [Fact]
    public void Attention_costs_12_L_H_d_T()
    {
        var extra = TrainingCost.FlopsPerToken(ModelShapes.Llama3_8B, 1000) - TrainingCost.FlopsPerToken(8.03e9);
        Assert.Equal(12.0 * 32 * 32 * 128 * 1000, extra);
    }

    [Theory]
    [InlineData(405e9, 15.6e12, 3.79e25, 5e22)]
    [InlineData(70e9, 1.4e12, 5.88e23, 5e20)]
    public void Runs_cost_6ND(double parameters, double tokens, double flops, double tolerance) =>
        Assert.Equal(flops, TrainingCost.Flops(parameters, tokens), tolerance);

    [Fact]
    public void Chinchilla_at_40_percent_of_an_A100_takes_1_31_million_hours()
    {
        var hours = TrainingCost.Flops(70e9, 1.4e12) / (0.4 * Devices.A100Sxm.Peak(Dtype.Bf16).FlopsPerSecond) / 3600;
        Assert.Equal(1.31e6, hours, 5e3);
        Assert.Equal(0.4, Mfu.FromRun(6 * 70e9, 1.4e12, hours, Devices.A100Sxm.Peak(Dtype.Bf16)).Fraction, 1e-12);
    }

    [Theory]
    [InlineData(408, "H100", 41.25)]
    [InlineData(390, "H100", 39.4)]
    public void A_rate_over_the_BF16_peak(double tera, string device, double percent) =>
        Assert.Equal(percent, new Mfu(tera * 1e12, Devices.Find(device).Peak(Dtype.Bf16)).Fraction * 100, 0.05);

    [Fact]
    public void Published_runs_name_source_and_denominator()
    {
        Assert.All(PublishedRun.All, run => Assert.InRange(run.Utilisation, 0.1, 0.7));
        Assert.All(PublishedRun.All, run => Assert.NotEmpty(run.Utilisation.Source));
        Assert.Equal(PublishedRun.All.OrderByDescending(run => run.Utilisation.Value), PublishedRun.All);
    }

    [Fact]
    public void Inputs_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Mfu.FromRun(1, 1, 0, s_bf16));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mfu.FromSpeed(1, 1, 0, s_bf16));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingCost.FlopsPerToken(-1));
    }
}
