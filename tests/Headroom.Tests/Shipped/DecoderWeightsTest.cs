using Headroom.Shipped;

namespace Headroom.Testing.Shipped;

public sealed class DecoderWeightsTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_has_as_many_weights_as_its_shape_says(bool tied)
    {
        var shape = Samples.Shape with { TiedHead = tied };
        var weights = DecoderWeights.Drawn(shape, 1);
        var (matrices, norms) = (WeightNames.Matrices(shape).ToList(), WeightNames.Norms(shape).ToList());
        Assert.Equal(shape.Parameters, matrices.Sum(each => (long)weights.Matrix(each.Name).Rows * weights.Matrix(each.Name).Columns)
            + norms.Sum(name => (long)weights.Norm(name).Count));
        Assert.Equal(WeightNames.Count(shape), matrices.Count + norms.Count);
        Assert.Equal(4 * shape.Parameters, weights.Bytes);
    }

    [Fact]
    public void One_seed_draws_one_model_and_another_seed_another()
    {
        Assert.Equal(Samples.Bits(Samples.Weights(seed: 3)), Samples.Bits(Samples.Weights(seed: 3)));
        Assert.NotEqual(Samples.Bits(Samples.Weights(seed: 3)), Samples.Bits(Samples.Weights(seed: 4)));
    }

    [Fact]
    public void Another_form_is_packed_from_the_values_of_this_one()
    {
        var eight = Samples.Weights(WeightForm.Int8);
        var four = eight.In(WeightForm.Int4);
        var name = WeightNames.GateUp(1);
        Assert.Equal(WeightForm.Int4, four.Form);
        var packed = WeightMatrix.Of(name, 80, 24, eight.Matrix(name).Singles(), WeightForm.Int4);
        Assert.Equal(packed.Bytes.ToArray(), four.Matrix(name).Bytes.ToArray());
        Assert.Same(eight, eight.In(WeightForm.Int8));
    }

    [Fact]
    public void A_name_that_is_not_there_is_told_with_those_that_are()
    {
        var missing = Assert.Throws<ArgumentException>(() => Samples.Weights().Matrix(WeightNames.Head));
        Assert.Contains("no matrix \"head\"; it has embed.weight, blocks.0.attention.qkv", missing.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Samples.Weights().Norm("blocks.2.feed_norm.weight"));
    }

    [Fact]
    public void Values_of_another_length_are_refused_by_name()
    {
        var matrix = Assert.Throws<ArgumentException>(() => DecoderWeights.Of(Samples.Shape, WeightForm.Int8, _ => new float[24]));
        Assert.Contains("embed.weight [70, 24] has 1,680 values, and there are 24.", matrix.Message, StringComparison.Ordinal);
        var sizes = WeightNames.Matrices(Samples.Shape).ToDictionary(each => each.Name, each => each.Rows * each.Columns);
        var norm = Assert.Throws<ArgumentException>(
            () => DecoderWeights.Of(Samples.Shape, WeightForm.Int8, name => new float[sizes.GetValueOrDefault(name, 23)]));
        Assert.Contains("norm.weight must have 24 values.", norm.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 4, 2, "Width is 0: it must be from 1 to 16,777,216.")]
    [InlineData(30, 4, 2, "Width 30 is not a multiple of Heads 4.")]
    [InlineData(32, 4, 3, "Heads 4 is not a multiple of KvHeads 3.")]
    [InlineData(12, 4, 2, "A head has 3 numbers: RoPE turns pairs, so it must be even.")]
    public void A_shape_that_does_not_hold_together_is_refused(int width, int heads, int kvHeads, string why) => Assert.Equal(
        why,
        Assert.Throws<ArgumentException>(() => (Samples.Shape with { Width = width, Heads = heads, KvHeads = kvHeads }).Check()).Message);

    [Fact]
    public void Angles_and_norms_that_are_no_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => (Samples.Shape with { RopeBase = float.NaN }).Check());
        Assert.Throws<ArgumentException>(() => (Samples.Shape with { NormEpsilon = float.PositiveInfinity }).Check());
    }
}
