namespace Headroom.Attention;

public sealed class RoundedAttentionTest
{
    [Fact]
    public void Kept_as_they_are_the_sums_are_those_of_float32() =>
        Assert.Equal(3.688057f, RoundedAttention.Of([1], [1, 3, 2, 5], [1, 2, 3, 4], 1, x => x)[0], 1e-6f);

    // Equal weights of 1, and values 1 for the first half of 4,096 keys, 0 for the rest. FP16 holds 2,048 and not 2,049: the sum of weights
    // stops there, and the mean of the values becomes 1.
    [Fact]
    public void Sixteen_bits_stop_counting_at_2048()
    {
        float[] k = new float[4096], v = [.. Enumerable.Range(0, 4096).Select(i => i < 2048 ? 1f : 0f)];
        Assert.Equal(0.5f, RoundedAttention.Of([1], k, v, 1, x => x)[0]);
        Assert.Equal(1, RoundedAttention.Of([1], k, v, 1, x => (float)(Half)x)[0]);
    }
}
