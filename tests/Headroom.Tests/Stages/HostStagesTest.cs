using Headroom.Stages;

namespace Headroom.Tests.Stages;

public sealed class HostStagesTest
{
    [Fact]
    public void A_norm_divides_by_the_root_mean_square_and_multiplies_by_gains()
    {
        var normed = new float[2];
        HostStages.Norm([3, -4], [1, 2], normed); // root of 12.5 is 3.5355
        Assert.Equal(3 / 3.535534, normed[0], 1e-5);
        Assert.Equal(-8 / 3.535534, normed[1], 1e-5);
    }

    [Fact]
    public void A_norm_of_zeros_is_zeros()
    {
        var normed = new float[] { 1, 1 };
        HostStages.Norm([0, 0], [1, 2], normed);
        Assert.Equal([0, 0], normed);
    }

    [Fact]
    public void Halves_of_each_head_turn_together_and_the_later_ones_more_slowly()
    {
        float[] heads = [1, 0, 0, 1, 0, 1, 1, 0]; // two heads of 4
        HostStages.Turn(heads, width: 4, position: 3);
        float[] expected =
        [
            MathF.Cos(3), -MathF.Sin(0.03f), MathF.Sin(3), MathF.Cos(0.03f), -MathF.Sin(3), MathF.Cos(0.03f), MathF.Cos(3),
            MathF.Sin(0.03f),
        ];
        for (var i = 0; i < 8; i++) Assert.Equal(expected[i], heads[i], 1e-6);
    }

    [Fact]
    public void Position_0_turns_nothing()
    {
        float[] heads = [1, 2, 3, 4];
        HostStages.Turn(heads, width: 4, position: 0);
        Assert.Equal([1, 2, 3, 4], heads);
    }

    [Fact]
    public void Neighbouring_heads_share_keys_and_a_large_score_takes_all()
    {
        // Two positions, two heads of keys of width 2, four heads that ask.
        float[] keys = [100, 0, 0, 100, 0, 100, 100, 0], values = [1, 2, 3, 4, 5, 6, 7, 8];
        var attended = new float[8];
        HostStages.Attend([9, 0, 0, 9, 9, 0, 0, 9], keys, values, kvHeads: 2, width: 2, attended);
        Assert.Equal([1, 2, 5, 6, 7, 8, 3, 4], attended);
    }

    [Fact]
    public void Equal_scores_share_equally()
    {
        var attended = new float[2];
        HostStages.Attend([0, 0], [1, 2, 3, 4], [1, 2, 5, 6], kvHeads: 1, width: 2, attended);
        Assert.Equal([3, 4], attended);
    }

    [Fact]
    public void A_gate_lets_through_what_its_sigmoid_says()
    {
        var gated = new float[2];
        HostStages.Gate([0, 2, 7, 10], gated);
        Assert.Equal(0, gated[0]);
        Assert.Equal(20 / (1 + Math.Exp(-2)), gated[1], 1e-5);
    }

    [Fact]
    public void Weights_tell_their_sizes()
    {
        var w = new ModelWeights(2, 4, 2, new float[40 * 32], new float[5 * 32], new float[2 * 64 * 32], new float[2 * 32 * 32],
            new float[2 * 96 * 32], new float[2 * 32 * 48]);
        Assert.Equal((32, 8, 16, 48, 40), (w.Width, w.HeadWidth, w.KvWidth, w.Hidden, w.Vocabulary));
        w.Qkv[64 * 32] = 7;
        Assert.Equal(7, w.Of(w.Qkv, 1)[0]);
        Assert.Equal(64 * 32, w.Of(w.Qkv, 1).Length);
        w.Gains[4 * 32] = 3;
        Assert.Equal(3, w.Gain(4)[0]);
    }
}
