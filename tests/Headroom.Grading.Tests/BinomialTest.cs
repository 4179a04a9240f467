namespace Headroom.Grading.Tests;

public sealed class BinomialTest
{
    [Fact]
    public void All_counts_together_are_certain() => Assert.Equal(1, Binomial.Within(200, 0.3, 0, 200), 1e-10);

    [Fact]
    public void Ten_coins_by_hand()
    {
        Assert.Equal(252 / 1024.0, Binomial.Within(10, 0.5, 5, 5), 1e-12);
        Assert.Equal((1, 9), Binomial.Accepted(10, 0.5, 0.01)); // 0 and 10 have 1 of 1024 each; 1 and 9 have 10 more
    }

    [Theory, InlineData(4000, 0.5), InlineData(4000, 0.03), InlineData(50, 0.9)]
    public void What_is_rejected_is_rarer_than_the_alarm(int trials, double chance)
    {
        var (least, most) = Binomial.Accepted(trials, chance, 1e-7);
        Assert.InRange(1 - Binomial.Within(trials, chance, least, most), -1e-12, 1e-7);
        Assert.True(1 - Binomial.Within(trials, chance, Math.Min(least + 1, most), Math.Max(most - 1, least)) > 1e-7);
    }
}
