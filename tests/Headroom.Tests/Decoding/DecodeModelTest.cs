using FsCheck;
using FsCheck.Fluent;
using Headroom.Decoding;
using Headroom.Hardware;
using Headroom.Models;

namespace Headroom.Tests.Decoding;

/// <summary>The worked numbers of decoding on H100s; tolerances are half a unit of the last printed digit.</summary>
public sealed class DecodeModelTest
{
    private static readonly DecodeModel s_8b = new(ModelShapes.Llama3_8B, Devices.H100Sxm);
    private static readonly DecodeModel s_70b = new(ModelShapes.Llama3_70B, Devices.H100Sxm, devices: 4);

    [Fact]
    public void One_sequence_of_an_8B_decodes_209_tokens_a_second_at_0_34_percent()
    {
        Assert.Equal(16.06e9, s_8b.Step(1, 0).Bytes, 5e6);
        Assert.Equal(4.79e-3, s_8b.StepTime(1, 0), 5e-6);
        Assert.Equal(209, s_8b.TokensPerSecond(1, 0), 0.5);
        Assert.Equal(0.0034, s_8b.Utilisation(1, 0), 0.00005);
    }

    [Fact]
    public void Batch_32_at_8k_decodes_2126_tokens_a_second_at_4_4_percent()
    {
        Assert.Equal(50.4e9, s_8b.Step(32, 8192).Bytes, 0.05e9);
        Assert.Equal(15.05e-3, s_8b.StepTime(32, 8192), 5e-6);
        Assert.Equal(2126, s_8b.TokensPerSecond(32, 8192), 0.5);
        Assert.Equal(0.044, s_8b.Utilisation(32, 8192), 0.0005);
    }

    [Fact]
    public void No_batch_gets_past_6_4_percent_at_8k_and_memory_ends_at_59()
    {
        Assert.Equal(18.96, s_8b.IntensityLimit(8192), 0.005);
        Assert.Equal(0.064, s_8b.UtilisationLimit(8192), 0.0005);
        Assert.Equal(59, s_8b.MaxBatch(8192));
        Assert.Equal(0.05, s_8b.Utilisation(59, 8192), 0.002);
    }

    [Fact]
    public void Five_percent_needs_a_batch_of_15_even_without_a_cache()
    {
        Assert.Equal(295, s_8b.CriticalBatch, 0.5);
        Assert.Equal(15, Math.Ceiling(s_8b.BatchFor(0.05)));
        Assert.Equal(0.05, s_8b.Utilisation(s_8b.BatchFor(0.05), 0), 1e-12);
        Assert.Equal(1, s_8b.Utilisation(s_8b.CriticalBatch, 0), 1e-12);
    }

    [Fact]
    public void Four_H100_decode_a_70B()
    {
        Assert.Equal(10.54e-3, s_70b.StepTime(1, 0), 5e-6);
        Assert.Equal(95, s_70b.TokensPerSecond(1, 0), 0.5);
        Assert.Equal(0.0034, s_70b.Utilisation(1, 0), 0.00005);
        Assert.Equal(12.14e-3, s_70b.StepTime(32, 2048), 5e-6);
        Assert.Equal(2636, s_70b.TokensPerSecond(32, 2048), 0.5);
        Assert.Equal(0.098, s_70b.Utilisation(32, 2048), 0.0005);
        Assert.Equal(60.6, s_70b.IntensityLimit(8192), 0.05);
        Assert.Equal(0.205, s_70b.UtilisationLimit(8192), 0.0005);
    }

    [Theory]
    [InlineData("BF16", 1)]
    [InlineData("INT8", 2)]
    [InlineData("INT4", 4)]
    public void Narrow_weights_multiply_the_intensity(string dtype, double perSequence)
    {
        var model = s_8b with { Weights = Dtype.Parse(dtype) };
        Assert.Equal(7 * perSequence, model.Step(7, 0).Intensity, 1e-12);
        Assert.Equal(s_8b.CriticalBatch / perSequence, model.CriticalBatch, 1e-9);
    }

    [Fact]
    public void Utilisation_rises_with_the_batch_and_stays_under_its_limit() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), (b, c) =>
        {
            var (batch, context) = (b.Get, c.Get * 37.0);
            var u = s_8b.Utilisation(batch, context);
            return u > 0
                && u <= s_8b.Utilisation(batch + 1, context) * (1 + 1e-12)
                && u <= s_8b.UtilisationLimit(context) * (1 + 1e-12)
                && s_8b.StepTimeInTurns(batch, context) >= s_8b.StepTime(batch, context) * (1 - 1e-12);
        }));

    [Fact]
    public void A_mixture_reads_its_active_parameters_and_stores_them_all()
    {
        var v3 = new DecodeModel(ModelShapes.DeepSeekV3, Devices.H800Sxm, 32) { Weights = Dtype.Fp8, Compute = Dtype.Fp8 };
        Assert.Equal(37e9, v3.Step(1, 0).Bytes);
        Assert.Equal((int)((32 * 80e9 - 671e9) / (70_272.0 * 4096)), v3.MaxBatch(4096));
    }

    [Fact]
    public void Weights_that_do_not_fit_leave_no_batch() =>
        Assert.Equal(0, new DecodeModel(ModelShapes.Llama3_70B, Devices.H100Sxm).MaxBatch(1));

    [Fact]
    public void Without_a_context_memory_is_no_limit()
    {
        Assert.Equal(int.MaxValue, s_8b.MaxBatch(0));
        Assert.Equal(1, s_8b.UtilisationLimit(0));
    }

    [Fact]
    public void Inputs_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => s_8b.StepTime(0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_8b.StepTime(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_8b.BatchFor(1.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DecodeModel(ModelShapes.Llama3_8B, Devices.H100Sxm, 0));
    }
}
