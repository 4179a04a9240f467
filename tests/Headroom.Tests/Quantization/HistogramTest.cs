using Headroom.Quantization;
using Headroom.Quantization.Comparison;

namespace Headroom.Tests.Quantization;

public sealed class HistogramTest
{
    [Fact]
    public void Values_fall_into_bins_and_what_is_outside_into_the_nearest()
    {
        var histogram = Histogram.Of([-5, -1, -0.9f, 0, 0.1f, 0.6f, 1, 9], bins: 4, from: -1, to: 1);
        Assert.Equal([3, 0, 2, 3], histogram.Counts);
        Assert.Equal([-0.75, -0.25, 0.25, 0.75], histogram.Centres);
        Assert.Equal(1, histogram.Densities.Sum(d => d * histogram.Width), 1e-12);
    }

    [Fact]
    public void Blocks_are_divided_by_their_largest_magnitude()
    {
        var histogram = Histogram.OfBlocks([1, 2, -4, 0, 0, 0.5f], blockSize: 3, bins: 8);
        Assert.Equal([1, 0, 0, 0, 2, 1, 1, 1], histogram.Counts); // -1; 0, 0; 0.25; 0.5; 1
    }

    [Fact]
    public void Nothing_has_no_density() => Assert.All(Histogram.Of([], 3, 0, 1).Densities, density => Assert.Equal(0, density));

    [Fact]
    public void Edges_in_the_wrong_order_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Histogram.Of([1], 3, 1, 1));

    [Fact]
    public void An_error_point_has_the_bits_of_its_own_tensor()
    {
        var point = Assert.Single(ErrorPoint.Measure([new NvFp4()], Normal.Sample(1600, seed: 1)));
        Assert.Equal(4.5 + 32 / 1600.0, point.Bits, 1e-12);
        Assert.Equal(20.4, point.Decibels, 0.5); // 0.0951
    }
}
