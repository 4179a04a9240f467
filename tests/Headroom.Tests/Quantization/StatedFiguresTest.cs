using Headroom.Models;
using Headroom.Quantization;

namespace Headroom.Tests.Quantization;

/// <summary>Sentences of notebook 04 that state a figure of its data.</summary>
public sealed class StatedFiguresTest
{
    private static readonly float[] s_weights = Normal.Sample(4096, seed: 4);

    [Fact]
    public void The_largest_of_its_4096_weights_is_4_point_4_standard_deviations_out() =>
        Assert.Equal(4.36, s_weights.Max(Math.Abs), 0.01);

    [Theory]
    [InlineData(64, 2.6)]
    [InlineData(4096, 3.8)]
    public void The_largest_of_so_many_is_so_far_out_on_average(int block, double expected) =>
        Assert.Equal(expected, Normal.Sample(1 << 19, seed: 4).Chunk(block).Average(values => values.Max(Math.Abs)), 0.05);

    [Fact]
    public void A_zero_point_takes_an_eighth_off_the_error_of_the_weights() =>
        Assert.Equal(7.0 / 8, ZeroPointOverAbsmax(s_weights), 0.02);

    [Fact]
    public void A_zero_point_halves_the_error_after_a_relu() =>
        Assert.Equal(0.5, ZeroPointOverAbsmax([.. s_weights.Select(w => Math.Max(w, 0))]), 0.01);

    [Fact]
    public void The_plan_of_qlora_and_the_simpler_one_differ_by_embeddings_and_what_lies_inside_a_layer()
    {
        var (model, bits) = (ModelShapes.Llama1_65B, MemoryPlanner.QloraBits);
        var plan = MemoryPlanner.Qlora(model, rank: 64, batch: 1, context: 512);
        var embeddings = MemoryPlanner.WeightBytes(model, bits) - model.Parameters * bits / 8;
        var inside = plan.Activations - 2.0 * model.Layers * model.Hidden * 512;
        Assert.Equal((44.3, 43.8), (Math.Round(plan.Total / 1e9, 1), Math.Round((plan.Total - embeddings - inside) / 1e9, 1)));
    }

    private static double ZeroPointOverAbsmax(float[] values) =>
        new Int8Block(4096, zeroPoint: true).RelativeRmse(values) / new Int8Block(4096).RelativeRmse(values);
}
