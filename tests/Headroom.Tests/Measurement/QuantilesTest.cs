using FsCheck;
using FsCheck.Fluent;
using Headroom.Measurement;

namespace Headroom.Tests.Measurement;

public sealed class QuantilesTest
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3)]
    [InlineData(new[] { 5.0, 1, 3 }, 3)]
    [InlineData(new[] { 4.0, 1, 3, 2 }, 2.5)]
    [InlineData(new[] { 1.0, 1, 1, 1e300 }, 1)]
    public void The_median_is_the_middle(double[] values, double median) => Assert.Equal(median, Quantiles.Median(values));

    [Fact]
    public void Quartiles_interpolate_between_neighbours()
    {
        double[] values = [10, 20, 30, 40, 50, 60];
        Assert.Equal(22.5, Quantiles.At(values, 0.25));
        Assert.Equal(25, Quantiles.InterquartileRange(values));
        Assert.Equal((10, 60), (Quantiles.At(values, 0), Quantiles.At(values, 1)));
    }

    // Sign test: two-sided tails of Binomial(n, 1/2). At n = 10, P(0 or 1) = 11/1024, so ranks 2 and 9 hold 97.9 %.
    [Theory]
    [InlineData(5, 0.95, 0)]
    [InlineData(6, 0.95, 1)]
    [InlineData(8, 0.95, 1)]
    [InlineData(9, 0.95, 2)]
    [InlineData(10, 0.95, 2)]
    [InlineData(20, 0.95, 6)]
    [InlineData(100, 0.95, 40)]
    [InlineData(10, 0.999, 0)]
    [InlineData(11, 0.999, 1)]
    public void Median_bounds_have_the_ranks_of_the_sign_test(int n, double confidence, int rank)
    {
        double[] values = [.. Enumerable.Range(1, n).Select(i => (double)i)];
        var bounds = Quantiles.MedianInterval(values, confidence);
        if (rank == 0) Assert.Null(bounds);
        else Assert.Equal((rank, n + 1 - rank), bounds);
    }

    [Fact]
    public void Median_bounds_of_a_large_sample_neither_underflow_nor_take_long()
    {
        double[] values = [.. Enumerable.Range(1, 5000).Select(i => (double)i)];
        // n/2 -+ 1.96 sqrt(n)/2 = 2500 -+ 69.3.
        var (low, high) = Quantiles.MedianInterval(values, 0.95)!.Value;
        Assert.InRange(low, 2429, 2433);
        Assert.Equal(5001, low + high);
    }

    [Fact]
    public void Median_bounds_hold_the_true_median_as_often_as_they_say()
    {
        var random = new Random(20261121);
        var held = 0;
        for (var trial = 0; trial < 4000; trial++)
        {
            // Skewed: squares of uniforms have the median 1/4.
            double[] values = [.. Enumerable.Range(0, 15).Select(_ => Math.Pow(random.NextDouble(), 2))];
            var (low, high) = Quantiles.MedianInterval(values, 0.95)!.Value;
            if (low <= 0.25 && 0.25 <= high) held++;
        }
        // Ranks 4 and 12 of 15 hold 96.5 %; three standard deviations of 4,000 trials are 0.9 %.
        Assert.InRange(held / 4000.0, 0.955, 0.975);
    }

    [Fact]
    public void Order_does_not_matter() => ForAllSamples((values, p) =>
        Quantiles.At([.. values.Reverse()], p) == Quantiles.At(values, p)
        && Quantiles.MedianInterval([.. values.Order()], 0.9) == Quantiles.MedianInterval(values, 0.9));

    [Fact]
    public void Scaling_by_a_power_of_two_scales_every_quantile() => ForAllSamples((values, p) =>
        Quantiles.At([.. values.Select(value => value * 8)], p) == 8 * Quantiles.At(values, p));

    [Fact]
    public void Quantiles_rise_from_minimum_to_maximum() => ForAllSamples((values, p) =>
        Quantiles.At(values, p) >= values.Min() && Quantiles.At(values, p) <= values.Max()
            && Quantiles.At(values, p / 2) <= Quantiles.At(values, p));

    [Fact]
    public void A_sample_without_order_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Quantiles.Median([]));
        Assert.Throws<ArgumentException>(() => Quantiles.Median([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.At([1.0], 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.MedianInterval([1.0], 1));
    }

    private static void ForAllSamples(Func<double[], double, bool> holds) => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<int>>(), ArbMap.Default.ArbFor<byte>(),
        (sample, share) => holds([.. sample.Get.Select(value => (double)value)], share / 255.0)));
}
