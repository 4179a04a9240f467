using Headroom.Course.Learning;

namespace Headroom.Course.Tests.Learning;

/// <summary>The interval score for 80 %: the width, and 10 times what lies outside.</summary>
public sealed class LockedPredictionTest
{
    [Theory]
    [InlineData(4, 6, 4.79, 2)] // inside: the width alone
    [InlineData(4, 6, 4, 2)]    // the ends are inside
    [InlineData(4, 6, 6, 2)]
    [InlineData(4, 6, 6.5, 7)]  // 2 + 10 * 0.5
    [InlineData(4, 6, 3, 12)]   // 2 + 10 * 1
    [InlineData(5, 5, 5, 0)]
    [InlineData(-2, -1, 0, 11)]
    public void The_score_is_the_width_and_ten_times_the_miss(double low, double high, double truth, double score) =>
        Assert.Equal(score, Of(low, high).Score(truth), 1e-12);

    // Gneiting and Raftery: the score is proper. Of a truth that is uniform on 0 to 1 the 80 % interval from 0.1 to 0.9 has the least mean.
    [Fact]
    public void The_interval_that_holds_the_middle_eight_tenths_has_the_best_score()
    {
        var truths = Enumerable.Range(0, 10_000).Select(i => (i + 0.5) / 10_000).ToArray();
        var honest = Mean(0.1, 0.9);
        Assert.Equal(0.9, honest, 1e-4); // 0.8 wide, and 2 x 0.1 x 0.05 x 10 outside
        (double, double)[] others = [(0, 1), (0.05, 0.95), (0.2, 0.8), (0.3, 0.7), (0.1, 0.8), (0.2, 1)];
        Assert.All(others, other => Assert.True(Mean(other.Item1, other.Item2) > honest + 1e-3, $"{other}"));

        double Mean(double low, double high) => truths.Average(Of(low, high).Score);
    }

    [Theory]
    [InlineData(5, 6, 4)]
    [InlineData(3, 4, 6)]
    [InlineData(7, 4, 6)]
    [InlineData(double.NaN, 4, 6)]
    [InlineData(5, double.NegativeInfinity, 6)]
    [InlineData(5, 4, double.PositiveInfinity)]
    public void What_is_no_interval_is_told_with_what_to_write(double guess, double low, double high)
    {
        var error = Assert.Throws<ArgumentException>(() => LockedPrediction.Validate("reading", guess, low, high));
        Assert.Contains("Predict(\"reading\")", error.Message);
        Assert.Contains("low <= guess <= high", error.Message);
    }

    [Fact]
    public void Open_predictions_count_in_no_score()
    {
        var score = PredictionScore.Of([Of(4, 6) with { Truth = 5 }, Of(4, 6) with { Truth = 8 }, Of(1, 2)]);
        Assert.Equal((2, 1), (score.Known, score.Inside));
        Assert.Equal((2 / 5.0 + 22 / 8.0) / 2, score.MeanScore, 1e-12);
    }

    [Fact]
    public void A_truth_of_nothing_is_inside_or_not_and_in_no_mean()
    {
        var score = PredictionScore.Of([Of(-1, 1) with { Truth = 0 }]);
        Assert.Equal((1, 1), (score.Known, score.Inside));
        Assert.True(double.IsNaN(score.MeanScore));
        Assert.True(double.IsNaN(PredictionScore.Of([]).MeanScore));
    }

    private static LockedPrediction Of(double low, double high) => new((low + high) / 2, low, high, DateTimeOffset.UnixEpoch);
}
