namespace Headroom.Training.Stories;

public sealed class EntropyFloorTest
{
    [Fact]
    public void The_floor_of_the_tales_is_known_to_a_thousandth()
    {
        var floor = EntropyFloor.Estimate(2026, 10_000);
        Assert.InRange(floor.StandardError, 0, 0.0005);
        Assert.InRange(floor.BitsPerByte, 0.151, 0.157);
    }

    [Fact]
    public void Two_samples_agree_within_their_errors()
    {
        var (a, b) = (EntropyFloor.Estimate(1, 5000), EntropyFloor.Estimate(2, 5000));
        Assert.InRange(Math.Abs(a.BitsPerByte - b.BitsPerByte), 0,
            5 * Math.Sqrt(Math.Pow(a.StandardError, 2) + Math.Pow(b.StandardError, 2)));
    }

    [Fact]
    public void The_error_is_that_of_a_ratio_of_sums()
    {
        var floor = EntropyFloor.Of([(10, 100), (30, 200), (20, 300)]);
        Assert.Equal(0.1, floor.BitsPerByte, 12);
        // Residuals 0, 10, -10: sqrt(200 / 2 / 3) / 200.
        Assert.Equal(Math.Sqrt(200.0 / 2 / 3) / 200, floor.StandardError, 12);
    }

    [Fact]
    public void One_tale_has_no_spread() => Assert.Throws<ArgumentOutOfRangeException>(() => EntropyFloor.Estimate(1, 1));
}
