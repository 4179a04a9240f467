using Headroom.Quantization.Budgets;

namespace Headroom.Tests.Quantization.Budgets;

public sealed class RateBoundTest
{
    // Notebook 11: channels of deviation 1 and 32 with 8 bits for both.
    [Fact]
    public void Two_channels_lose_the_same_where_both_get_bits() =>
        Assert.Equal(0.25, RateBound.Filled([1, 1024], 8), 1e-12);

    [Fact]
    public void A_channel_below_the_level_gets_no_bits() => Assert.Equal(1024 / 16.0 + 1, RateBound.Filled([1024, 1], 2), 1e-12);

    [Fact]
    public void Without_bits_all_is_lost_and_with_more_less()
    {
        double[] variances = [3, 0.1, 7, 7, 1e-9, 0.5];
        var before = RateBound.Filled(variances, 0);
        Assert.Equal(variances.Sum(), before, 1e-9);
        for (var bits = 1; bits < 60; bits++)
        {
            var loss = RateBound.Filled(variances, bits);
            Assert.InRange(loss, 0, before - 1e-15);
            before = loss;
        }
    }

    [Fact]
    public void What_has_no_variance_costs_nothing() => Assert.Equal(0.25, RateBound.Filled([1, 0, 0], 1), 1e-12);

    [Fact]
    public void Every_bit_more_a_weight_quarters_the_least_loss_where_all_get_bits()
    {
        var layer = DrawnLayer.Of(32, 48, seed: 3);
        Assert.Equal(4, RateBound.Loss(layer, 32 * 48 * 5) / RateBound.Loss(layer, 32 * 48 * 5 + 32 * 48 / 8), 1e-6);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void Plain_blocks_are_above_the_least(int bits)
    {
        var layer = DrawnLayer.Of(40, 70, seed: 5);
        var restored = PlainBlocks.Restored(layer.Weights, 40, 70, bits);
        Assert.InRange(layer.Loss(restored), 2 * RateBound.Loss(layer, PlainBlocks.Bytes(40, 70, bits)), 1);
    }

    [Fact]
    public void A_block_of_32_at_4_bits_takes_18_bytes_and_a_rest_of_a_row_whole_bytes()
    {
        Assert.Equal(18, PlainBlocks.Bytes(1, 32, 4));
        Assert.Equal(3 * (18 + 3), PlainBlocks.Bytes(3, 33, 4));
        Assert.Equal(2 + 12, PlainBlocks.Bytes(1, 32, 3));
    }

    [Fact]
    public void A_layer_is_its_seed_s_and_zeros_lose_all_of_it()
    {
        var layer = DrawnLayer.Of(5, 7, seed: 9);
        Assert.Equal(layer.Weights, DrawnLayer.Of(5, 7, seed: 9).Weights);
        Assert.NotEqual(layer.Weights, DrawnLayer.Of(5, 7, seed: 10).Weights);
        Assert.Equal(1, layer.Loss(new float[35]), 1e-12);
        Assert.Equal(0, layer.Loss(layer.Weights));
        Assert.Throws<ArgumentException>(() => layer.Loss(new float[34]));
    }

    [Fact]
    public void Calibration_has_the_mean_squares_that_the_layer_states()
    {
        var layer = DrawnLayer.Of(1, 4, seed: 2, samples: 20_000);
        for (var j = 0; j < 4; j++)
        {
            var sum = 0.0;
            for (var s = 0; s < 20_000; s++) sum += Math.Pow(layer.Calibration[s * 4 + j], 2);
            Assert.Equal(1, sum / 20_000 / layer.Squares[j], 0.3);
        }
    }
}
