using Headroom.LowBits;

namespace Headroom.Tests.LowBits;

/// <summary>What the file of the runs must show, whatever machine made it.</summary>
public sealed class LowBitsFileTest
{
    private const double Outliers = 1000;
    private static readonly long[] s_seeds = [1, 2, 3, 4, 5];

    // By how much of it a run's loss lies above that of the BF16 run of its seed: mean, and half of the 95 % interval of five.
    private static (double Mean, double Half) AboveBf16(string plan, double outliers)
    {
        var (runs, wide) = (LowBitsFile.Current.Of(plan, outliers), LowBitsFile.Current.Of("BF16", outliers));
        Assert.Equal(s_seeds, runs.Select(run => run.Seed));
        Assert.Equal(s_seeds, wide.Select(run => run.Seed));
        double[] above = [.. runs.Zip(wide, (run, other) => (run.Loss ?? double.PositiveInfinity) / other.Loss!.Value - 1)];
        var mean = above.Average();
        return (mean, 2.776 * Math.Sqrt(above.Sum(each => (each - mean) * (each - mean)) / 4 / 5));
    }

    [Theory]
    [InlineData("FP8, scale per tensor")]
    [InlineData("FP8, scale per block")]
    public void Fp8_with_scales_ends_within_two_percent_of_Bf16(string plan)
    {
        var (mean, half) = AboveBf16(plan, Outliers);
        Assert.InRange(mean + half, -0.02, 0.02);
        Assert.InRange(mean - half, -0.02, 0.02);
    }

    [Fact]
    public void Fp8_by_plain_cast_ends_ten_percent_above_or_diverges()
    {
        var (mean, half) = AboveBf16("FP8, plain cast", Outliers);
        Assert.True(double.IsPositiveInfinity(mean) || mean - half > 0.1, $"{mean:P1} above, give or take {half:P1}");
    }

    [Fact]
    public void Every_width_has_every_number_of_bits_with_the_same_seeds()
    {
        var groups = LowBitsFile.Current.Runs.Where(run => run.Bits > 0).GroupBy(run => (run.Width, run.Bits)).ToList();
        Assert.Equal(15, groups.Count);
        var seeds = groups[0].Select(run => run.Seed).Order();
        Assert.All(groups, group => Assert.Equal(seeds, group.Select(run => run.Seed).Order()));
    }
}
