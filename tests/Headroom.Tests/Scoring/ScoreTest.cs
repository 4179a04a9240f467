using Headroom.Scoring;

namespace Headroom.Tests.Scoring;

public sealed class ScoreTest
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 0.888889)]
    [InlineData(4, 0.8)]
    [InlineData(7, 0.615385)]
    [InlineData(10, 0.5)]
    [InlineData(18, 0.333333)]
    public void A_bound_of_2_and_a_baseline_of_10_give_what_the_formula_says(double time, double s) =>
        Assert.Equal(s, new Score(time, 2, 10).S, 5e-7);

    [Fact]
    public void Nine_tenths_need_2_888889()
    {
        Assert.Equal(2.888889, Score.TimeFor(0.9, 2, 10), 5e-7);
        Assert.Equal(0.9, new Score(Score.TimeFor(0.9, 2, 10), 2, 10).S, 1e-12);
    }

    [Fact]
    public void The_time_for_one_half_is_the_baseline_and_for_one_the_bound()
    {
        var score = new Score(7, 2, 10);
        Assert.Equal(10, score.TimeFor(0.5));
        Assert.Equal(2, score.TimeFor(1));
    }

    [Fact]
    public void A_shorter_time_never_scores_less_and_the_unit_does_not_matter()
    {
        var before = 1.0;
        for (var time = 2.0; time < 40; time += 0.25)
        {
            var s = new Score(time, 2, 10).S;
            Assert.True(s <= before);
            Assert.Equal(s, new Score(1e-6 * time, 2e-6, 1e-5).S, 1e-12);
            before = s;
        }
    }

    [Fact]
    public void A_time_below_the_bound_is_refused_and_not_taken_for_it() =>
        Assert.Contains("below the bound", Assert.Throws<ArgumentOutOfRangeException>(() => new Score(1, 2, 10)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(-1, 2)]
    [InlineData(double.NaN, 2)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(0, double.NaN)]
    public void A_baseline_must_be_above_a_bound_that_is_not_negative(double bound, double baseline) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Score(5, bound, baseline));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void A_time_is_a_number(double time) => Assert.Throws<ArgumentOutOfRangeException>(() => new Score(time, 0, 1));

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void No_time_gives_a_score_outside_0_to_1(double s) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Score(5, 2, 10).TimeFor(s));

    [Fact]
    public void A_score_says_what_it_is_made_of() =>
        Assert.Equal("S = 0.800 (time 4, bound 2, baseline 10)", new Score(4, 2, 10).ToString());
}
