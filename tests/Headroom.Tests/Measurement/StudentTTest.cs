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
}
