using Headroom.Measurement;

namespace Headroom.Tests.Measurement;

public sealed class StudentTTest
{
    [Theory]
    [InlineData(1, 12.7062047362)]
    [InlineData(2, 4.3026527297)]
    [InlineData(3, 3.1824463053)]
    [InlineData(4, 2.7764451052)]
    [InlineData(5, 2.5705818356)]
    [InlineData(9, 2.2621571628)]
    [InlineData(30, 2.0422724563)]
    public void The_factor_is_that_of_the_tables(int degrees, double factor) => Assert.Equal(factor, StudentT.Factor(degrees), 1e-9);

    [Fact]
    public void It_falls_to_that_of_the_normal_distribution()
    {
        Assert.Equal(1.959963985, StudentT.Factor(1_000_000), 1e-5);
        Assert.All(Enumerable.Range(1, 40), degrees => Assert.True(StudentT.Factor(degrees) > StudentT.Factor(degrees + 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Factor(0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(199)]
    [InlineData(450)]
    public void Whole_degrees_are_the_same_by_their_sum_and_by_the_integral(int degrees) =>
        Assert.Equal(StudentT.Factor(degrees), StudentT.Factor((double)degrees), 1e-9);

    [Fact]
    public void Degrees_between_whole_ones_have_a_factor_between_theirs()
    {
        Assert.Equal(3.5746548420, StudentT.Factor(2.5), 1e-9);
        for (var degrees = 1.25; degrees < 300; degrees *= 1.7)
            Assert.InRange(StudentT.Factor(degrees), StudentT.Factor((int)degrees + 1), StudentT.Factor((int)degrees));
        Assert.Equal(1.9599663568, StudentT.Factor(1e6), 1e-8);
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Factor(0.99));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Factor(double.NaN));
    }
}
