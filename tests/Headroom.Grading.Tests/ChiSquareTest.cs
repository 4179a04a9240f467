namespace Headroom.Grading.Tests;

public sealed class ChiSquareTest
{
    // Printed tables of the distribution.
    [Theory]
    [InlineData(1, 3.841459, 0.05)]
    [InlineData(1, 28.373987, 1e-7)]
    [InlineData(2, 32.236191, 1e-7)]
    [InlineData(7, 18.475307, 0.01)]
    [InlineData(10, 18.307038, 0.05)]
    [InlineData(30, 59.702, 0.001)]
    public void A_tail_is_that_of_the_tables(int degrees, double value, double tail) =>
        Assert.Equal(1, ChiSquare.Tail(degrees, value) / tail, 1e-3);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(40)]
    public void The_threshold_is_exceeded_as_often_as_is_said(int tokens)
    {
        double[] even = [.. Enumerable.Repeat(1.0 / tokens, tokens), 0];
        Assert.Equal(1, ChiSquare.Tail(tokens - 1, ChiSquare.Threshold(even)) / ChiSquare.FalseAlarm, 1e-6);
    }

    [Fact]
    public void Right_draws_stay_below_the_threshold_and_wrong_ones_do_not()
    {
        double[] right = [0.4, 0.3, 0.2, 0.1], wrong = [0.46, 0.3, 0.2, 0.04];
        const int Draws = 100_000;
        Assert.InRange(ChiSquare.Missed(Draws, right, wrong), 0, ChiSquare.MostMissed);
        for (var seed = 0; seed < 200; seed++)
        {
            Assert.True(ChiSquare.Statistic(Counts(right, Draws, seed), right) < ChiSquare.Threshold(right));
            Assert.True(ChiSquare.Statistic(Counts(wrong, Draws, seed), right) > ChiSquare.Threshold(right));
        }
    }

    // 06.10's mutant that only counts can tell: one draw in seven is the most likely token.
    [Fact]
    public void A_seventh_of_the_draws_gone_wrong_is_missed_less_than_once_in_a_thousand()
    {
        double[] right = [0.02, 0.3, 0, 0.08, 0.25, 0.05, 0.2, 0.1];
        double[] wrong = [.. right.Select((p, token) => p * 6 / 7 + (token == 1 ? 1.0 / 7 : 0))];
        Assert.InRange(ChiSquare.Missed(100_000, right, wrong), 0, ChiSquare.MostMissed);
    }

    [Fact]
    public void The_mean_of_the_statistic_is_its_degrees_of_freedom()
    {
        double[] right = [0.4, 0.3, 0.2, 0.1];
        Assert.Equal(3, Enumerable.Range(0, 2000).Average(seed => ChiSquare.Statistic(Counts(right, 500, seed), right)), 0.3);
    }

    [Fact]
    public void What_cannot_be_is_counted_once_and_is_enough()
    {
        Assert.Equal(double.PositiveInfinity, ChiSquare.Statistic([99, 1, 0], [1, 0, 0]));
        Assert.Equal(0, ChiSquare.Threshold([0, 1]));
        Assert.Equal(Math.Pow(0.99, 1000), ChiSquare.Missed(1000, [1, 0], [0.99, 0.01]), 1e-9);
    }

    private static long[] Counts(double[] probabilities, int draws, int seed)
    {
        var (random, counts) = (new Random(seed), new long[probabilities.Length]);
        for (var i = 0; i < draws; i++)
        {
            var (u, token) = (random.NextDouble(), 0);
            while (token < probabilities.Length - 1 && (u -= probabilities[token]) >= 0) token++;
            counts[token]++;
        }
        return counts;
    }
}
