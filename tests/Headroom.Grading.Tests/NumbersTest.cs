namespace Headroom.Grading.Tests;

public sealed class NumbersTest
{
    [Theory]
    [InlineData(524288, 131072, "524,288", "131,072")]
    [InlineData(1201.25, 2126.4, "1,201.25", "2,126.40")]
    [InlineData(0, -3.41822, "0", "-3.41822")]
    [InlineData(2e16, 9.89e14, "2.0000e+16", "0.0989e+16")]
    [InlineData(0.33333334, 0.33333333, "0.33333334", "0.33333333")]
    [InlineData(1.5, 1.0000000000000002, "1.5", "1.0")]
    [InlineData(double.NaN, 2.5, "NaN", "2.5")]
    [InlineData(double.NegativeInfinity, 2, "-Infinity", "2")]
    [InlineData(-7.77e33, 2.13534, "-7.77e+33", "2.13534")]
    [InlineData(3e-9, 1.5, "3e-9", "1.5")]
    public void Got_and_expected_stand_in_one_format_with_the_digits_that_differ(
        double got, double expected, string shown, string beside) =>
        Assert.Equal((shown, beside), Numbers.Pair(got, expected));

    [Theory]
    [InlineData(1e-300, 3e-300)]
    [InlineData(3e38, -3e38)]
    [InlineData(1e9, 1e-9)]
    [InlineData(123456.789, 123456.788)]
    [InlineData(4.9e-324, 0)]
    public void Two_numbers_that_differ_never_look_the_same(double got, double expected)
    {
        var (a, b) = Numbers.Pair(got, expected);
        Assert.NotEqual(a, b);
    }

    [Theory]
    [InlineData(7.757575, "7.758")]
    [InlineData(26.4, "26.4")]
    [InlineData(1_181_000, "1,181,000")]
    [InlineData(12345.678, "12,346")]
    [InlineData(1.3e-7, "1.3e-7")]
    public void Bounds_have_at_most_four_significant_digits(double value, string shown) => Assert.Equal(shown, Numbers.Short(value));

    [Theory]
    [InlineData(1, "1 wavefront")]
    [InlineData(1.04, "1 wavefront")]
    [InlineData(1.1, "1.1 wavefronts")]
    [InlineData(32, "32.0 wavefronts")]
    public void One_is_singular(double value, string shown) => Assert.Equal(shown, Numbers.Per(value, "wavefront"));
}
