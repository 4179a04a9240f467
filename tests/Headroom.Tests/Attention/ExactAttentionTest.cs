namespace Headroom.Attention;

public sealed class ExactAttentionTest
{
    // Scores (1, 3, 2, 5), v = (1, 2, 3, 4): 3.688057.
    [Fact]
    public void The_four_number_example() =>
        Assert.Equal(3.688057, ExactAttention.Of([1], [1, 3, 2, 5], [1, 2, 3, 4], 1)[0], 6);

    [Fact]
    public void Scores_are_divided_by_the_root_of_d()
    {
        // q·k = 4 for the first key and 0 for the second: weights e² and 1.
        var output = ExactAttention.Of([1, 1, 1, 1], [1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 1, 0, 0, 0, 0], 4);
        Assert.All(output, x => Assert.Equal(Math.Exp(2) / (Math.Exp(2) + 1), x, 12));
    }

    [Fact]
    public void Scores_of_10_000_do_not_overflow() => Assert.Equal(2, ExactAttention.Of([100], [99, 100], [1, 2], 1)[0], 12);

    [Fact]
    public void Equal_arrays_have_no_error_and_a_tenth_is_a_tenth()
    {
        Assert.Equal(0, ExactAttention.RelativeError([3, 4], [3, 4]));
        Assert.Equal(0.1, ExactAttention.RelativeError([3, 4.5f], [3, 4]), 12);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ExactAttention.Of([1], [1, 2], [1], 1));
        Assert.Throws<ArgumentException>(() => ExactAttention.Of([1, 2, 3], [1, 2], [1, 2], 2));
        Assert.Throws<ArgumentException>(() => ExactAttention.Of([1], [], [], 1));
        Assert.Throws<ArgumentException>(() => ExactAttention.RelativeError([1], [1, 2]));
    }
}
