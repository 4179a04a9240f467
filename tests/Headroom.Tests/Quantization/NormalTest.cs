using Headroom.Quantization;

namespace Headroom.Tests.Quantization;

public sealed class NormalTest
{
    // From tables of the distribution; the last two reach into the far tail.
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.75, 0.67448975019608171)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(1e-20, -9.262340089798408)]
    public void Quantiles_are_the_tables(double p, double x) => Assert.Equal(x, Normal.Quantile(p), Math.Abs(x) * 1e-7 + 1e-15);

    [Fact]
    public void Quantiles_invert_the_integral_of_the_density()
    {
        // Simpson's rule from -8 to the quantile; below -8 there is less than 1e-15.
        foreach (var p in new[] { 0.001, 0.01, 0.05, 0.3, 0.5, 0.8, 0.93, 0.99, 0.9999 })
        {
            const int Steps = 4000;
            var h = (Normal.Quantile(p) + 8) / Steps;
            var sum = Enumerable.Range(0, Steps + 1).Sum(i => (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2) * Normal.Density(-8 + i * h));
            Assert.Equal(p, sum * h / 3, 1e-11);
        }
    }

    [Fact]
    public void Certainty_is_infinitely_far_and_no_probability_is_above_it()
    {
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (Normal.Quantile(0), Normal.Quantile(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(double.NaN));
    }

    [Fact]
    public void Samples_are_standard_normal_and_the_same_for_the_same_seed()
    {
        var values = Normal.Sample(200_001, seed: 8);
        Assert.Equal(values, Normal.Sample(200_001, seed: 8));
        Assert.Equal(0, values.Average(), 0.01);
        Assert.Equal(1, values.Average(v => v * v), 0.015);
        Assert.Equal(3, values.Average(v => Math.Pow(v, 4)), 0.1);
        Assert.Equal(0.9545, values.Count(v => Math.Abs(v) < 2) / 200_001.0, 0.003);
    }
}
