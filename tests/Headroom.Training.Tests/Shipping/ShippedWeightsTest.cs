using Headroom.Shipped;
using Headroom.Training.Models;
using Headroom.Training.Shipping;
using Headroom.Testing.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Headroom.Testing.Shipping;

public sealed class ShippedWeightsTest
{
    private static readonly TinyLmShape s_shape = new()
    {
        Vocabulary = 61, Context = 24, Width = 32, Layers = 2, Heads = 4, KvHeads = 2, Hidden = 40,
    };

    [NativeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void In_FP32_a_model_comes_back_bit_for_bit(bool tied)
    {
        using var scope = NewDisposeScope();
        using var model = CachedDecoderTest.Model(s_shape with { TiedHead = tied, RopeBase = 3000, NormEpsilon = 1e-4f });
        using var back = ShippedWeights.Model(ShippedWeights.Of(model, WeightForm.Fp32));
        Assert.Equal(model.Shape, back.Shape);
        var tokens = tensor(Enumerable.Range(0, 24).Select(i => i * 7L % 61).ToArray(), [1, 24]);
        Assert.True(model.call(tokens).Equals(back.call(tokens)));
    }

    [NativeFact]
    public void Names_and_sizes_are_those_that_the_library_has()
    {
        using var model = new TinyLm(s_shape);
        var weights = ShippedWeights.Of(model, WeightForm.Int8);
        Assert.Equal(
            model.named_parameters().Select(each => $"{each.name} {string.Join('x', each.parameter.shape)}").Order(),
            WeightNames.Matrices(weights.Shape).Select(each => $"{each.Name} {each.Rows}x{each.Columns}")
                .Concat(WeightNames.Norms(weights.Shape).Select(name => $"{name} 32")).Order());
        Assert.Equal(model.Shape.Parameters, weights.Shape.Parameters);
    }

    [NativeFact]
    public void Int8_scores_nearly_as_the_model_and_int4_less_nearly()
    {
        using var scope = NewDisposeScope();
        using var model = new TinyLm(s_shape, 9);
        var tokens = tensor(Enumerable.Range(0, 24).Select(i => i * 5L % 61).ToArray(), [1, 24]);
        var exact = model.call(tokens);
        var (eight, four) = (Apart(WeightForm.Int8), Apart(WeightForm.Int4));
        // Half a step of 1/127 of a block's largest is 0.7 % of a weight that is drawn normally; four matrices lie one after another.
        Assert.InRange(eight, 1e-6, 0.03);
        Assert.True(four > 3 * eight, $"int4 is {four} apart, int8 {eight}");

        double Apart(WeightForm form)
        {
            using var packed = ShippedWeights.Model(ShippedWeights.Of(model, form));
            return ((packed.call(tokens) - exact).norm() / exact.norm()).item<float>();
        }
    }

    [NativeFact]
    public void A_model_that_is_no_transformer_is_refused()
    {
        using var model = new TinyLm(s_shape with { Parts = TinyLmParts.Attention });
        Assert.Contains("is not shipped", Said.By<ArgumentException>(() => ShippedWeights.Of(model, WeightForm.Int8)));
    }
}
