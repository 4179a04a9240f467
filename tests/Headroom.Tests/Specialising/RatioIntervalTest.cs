using Headroom.Specialising;

namespace Headroom.Tests.Specialising;

public sealed class RatioIntervalTest
{
    [Fact]
    public void The_mean_is_sum_over_sum() => Assert.Equal(0.25, RatioInterval.OverFiles([1, 4], [2, 18]).Mean, 1e-15);

    [Fact]
    public void One_file_has_no_ends() =>
        Assert.Equal(new RatioInterval(0.75, double.NegativeInfinity, double.PositiveInfinity), RatioInterval.OverFiles([3], [4]));

    [Fact]
    public void Files_that_are_alike_have_an_interval_of_no_width() =>
        Assert.Equal(new RatioInterval(0.5, 0.5, 0.5), RatioInterval.OverFiles([1, 2, 3], [2, 4, 6]));

    [Fact]
    public void The_same_seed_gives_the_same_interval()
    {
        double[] above = [1.3, 5.1, 2.7, 7.9, 0.4, 6.2, 3.3, 4.8, 1.9, 8.1, 2.2, 5.6], below = [.. Enumerable.Range(9, 12)];
        Assert.Equal(RatioInterval.OverFiles(above, below, 3), RatioInterval.OverFiles(above, below, 3));
        Assert.NotEqual(RatioInterval.OverFiles(above, below, 3), RatioInterval.OverFiles(above, below, 4));
    }

    [Fact]
    public void Of_many_files_it_reaches_as_far_as_the_linear_error()
    {
        var draw = new Random(5);
        double[] below = [.. Enumerable.Range(0, 60).Select(_ => (double)draw.Next(20, 400))];
        double[] above = [.. below.Select(count => count * (0.2 + 0.3 * draw.NextDouble()))];
        var interval = RatioInterval.OverFiles(above, below);
        var squares = above.Zip(below, (one, other) => Math.Pow(one - interval.Mean * other, 2)).Sum();
        var reach = 1.96 * Math.Sqrt(squares) / below.Sum();
        Assert.InRange((interval.High - interval.Low) / 2 / reach, 0.9, 1.1);
    }

    [Fact]
    public void Files_without_a_question_count_nothing() =>
        Assert.Equal(1.0, RatioInterval.OverFiles([3, 0, 5], [3, 0, 5]).High);

    [Fact]
    public void Two_lengths_are_refused() => Assert.Throws<ArgumentException>(() => RatioInterval.OverFiles([1], [1, 2]));
}
