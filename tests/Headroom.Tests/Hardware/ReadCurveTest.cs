using Headroom.Hardware;

namespace Headroom.Tests.Hardware;

public sealed class ReadCurveTest
{
    private static readonly ReadCurve s_curve = new([new(1024, 100), new(4096, 40), new(16384, 10)]);

    [Theory]
    [InlineData(1, 100)]
    [InlineData(1024, 100)]
    [InlineData(2048, 70)]
    [InlineData(4096, 40)]
    [InlineData(8192, 25)]
    [InlineData(16384, 10)]
    [InlineData(1e12, 10)]
    public void Between_two_points_it_is_a_line_over_the_logarithm(double bytes, double rate) =>
        Assert.Equal(rate, s_curve.At(bytes), 1e-9);

    [Fact]
    public void What_a_larger_set_reaches_a_smaller_one_can_too()
    {
        var disturbed = new ReadCurve([new(1024, 30), new(4096, 40), new(16384, 10)]);
        Assert.Equal(40, disturbed.At(1024));
        Assert.Equal(40, disturbed.At(2000));
        Assert.Equal(10, disturbed.FromMemory);
    }

    [Fact]
    public void Merging_keeps_the_higher_rate_of_each_point()
    {
        var merged = s_curve.Merge(new([new(1024, 90), new(4096, 50), new(16384, 10)]));
        Assert.Equal(new ReadCurve([new(1024, 100), new(4096, 50), new(16384, 10)]), merged);
        Assert.NotEqual(s_curve, merged);
        var elsewhere = new ReadCurve([new(512, 1)]);
        Assert.Equal(elsewhere, s_curve.Merge(elsewhere));
    }

    [Fact]
    public void A_curve_without_points_or_with_bytes_that_do_not_rise_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new ReadCurve([]));
        Assert.Throws<ArgumentException>(() => new ReadCurve([new(5, 1), new(5, 2)]));
    }

    [Fact]
    public void A_measured_curve_spans_the_array_and_reads_every_byte()
    {
        var measured = Calibration.Measure(new() { ArrayBytes = 3 << 20, Slice = TimeSpan.FromMilliseconds(1) });
        foreach (var curve in new[] { measured.ReadsOneCore, measured.ReadsAllCores })
        {
            Assert.Equal(256 << 10, curve.Points[0].Bytes);
            Assert.InRange(curve.Points[^1].Bytes, (3 << 20) - 1024, 3 << 20);
            Assert.All(curve.Points, point => Assert.InRange(point.Rate, 1e6, 1e15));
        }
        Assert.Same(measured.ReadsOneCore, measured.Reads(1));
    }

    [Fact]
    public void A_set_beyond_every_cache_lies_in_memory()
    {
        Assert.Equal("memory", Calibration.LevelOf(1e15, 1));
        Assert.Equal("level 1 cache", Calibration.LevelOf(1, 1));
    }
}
