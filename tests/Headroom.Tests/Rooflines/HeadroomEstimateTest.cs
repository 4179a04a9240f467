using FsCheck;
using FsCheck.Fluent;
using Headroom.Rooflines;
using Interval = Headroom.Rooflines.Interval;

namespace Headroom.Tests.Rooflines;

public sealed class HeadroomEstimateTest
{
    [Fact]
    public void Three_by_two_to_three_by_ten_is_sixty_to_ninety()
    {
        Assert.Equal(new Interval(60, 90), HeadroomEstimate.DanFu.Product);
        Assert.Equal("3 x (2 to 3) x 10 = 60 to 90", HeadroomEstimate.DanFu.ToString());
    }

    [Fact]
    public void With_the_gain_of_Blackwell_in_FP8_it_is_66() => Assert.Equal(66, HeadroomEstimate.DanFuInFp8.Product.Middle, 1e-9);

    [Fact]
    public void Every_factor_says_who_claims_it() =>
        Assert.All(HeadroomEstimate.DanFu.Factors.Concat(HeadroomEstimate.UsedUp(2).Factors), factor => Assert.NotEmpty(factor.Source));

    [Fact]
    public void Used_up_features_leave_only_growth()
    {
        var estimate = HeadroomEstimate.UsedUp(2);
        Assert.Equal(new Interval(2, 4), estimate.Product);
        // 125 / 15.7 x 1 x 1978.9 / 989.4 x 2 x 2 at the low end.
        Assert.Equal(7.9618 * 2.0001 * 2 * 2, estimate.Total.Low, 0.01);
        Assert.Equal((1, 2), Returns.PerDoubling.Steps(estimate.Product));
    }

    [Fact]
    public void A_used_half_counts_in_doublings()
    {
        var factor = new Factor("f", Interval.Exactly(4), "s") { Used = 0.5 };
        Assert.Equal(2, factor.Left.Low, 1e-12);
        Assert.Equal(Interval.Exactly(1), (factor with { Used = 1 }).Left);
        Assert.Equal(Interval.Exactly(1), HeadroomEstimate.DanFu.WithUsed(1).Product);
    }

    [Fact]
    public void A_factor_on_half_of_the_time_gives_less_than_two()
    {
        var factor = new Factor("f", Interval.Exactly(10), "s") { Share = 0.5 };
        Assert.Equal(1 / 0.55, factor.LeftOnTheWhole.High, 1e-12);
    }

    [Fact]
    public void Separate_shares_follow_Amdahl()
    {
        var estimate = new HeadroomEstimate("e", [Part("a", 0.5, 2), Part("b", 0.25, 5)]);
        Assert.Equal(1 / (0.25 + 0.25 + 0.05), estimate.SeparateShares.Low, 1e-12);
        Assert.Contains(
            "150 % of the time", Assert.Throws<InvalidOperationException>(() => estimate.With(Part("c", 0.75, 2)).SeparateShares).Message);
    }

    [Fact]
    public void Overlap_goes_from_the_product_to_the_largest_factor()
    {
        var estimate = HeadroomEstimate.DanFu;
        Assert.Equal(60, estimate.WithOverlap(0).Low, 1e-9);
        Assert.Equal(10, estimate.WithOverlap(1).High, 1e-9);
        Assert.Equal(Math.Sqrt(600), estimate.WithOverlap(0.5).Low, 1e-9);
    }

    [Fact]
    public void The_more_overlap_the_less_is_left() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte>(), (gains, cut) =>
        {
            var estimate = new HeadroomEstimate(
                "e", [.. gains.Take(20).Select((gain, i) => new Factor($"f{i}", new(1 + gain / 64.0, 2 + gain / 32.0), "s"))]);
            var (little, much) = (estimate.WithOverlap(cut / 512.0), estimate.WithOverlap(cut / 255.0));
            return little.Low >= much.Low * (1 - 1e-9) && little.High >= much.High * (1 - 1e-9)
                && much.Low >= estimate.Largest.Low * (1 - 1e-9) && little.High <= estimate.Product.High * (1 + 1e-9);
        }));

    [Fact]
    public void No_factor_leaves_no_headroom()
    {
        var none = new HeadroomEstimate("none", []);
        Assert.Equal(Interval.Exactly(1), none.Product);
        Assert.Equal(Interval.Exactly(1), none.Largest);
        Assert.Equal(Interval.Exactly(1), none.SeparateShares);
    }

    [Fact]
    public void Linear_progress_has_an_exponential_price()
    {
        var (low, high) = Returns.PerDoubling.Steps(new(60, 90));
        Assert.Equal(5.907, low, 0.0005);
        Assert.Equal(6.492, high, 0.0005);
        Assert.Equal(3.246, Returns.PerDoubling.Years(new(60, 90), stepsPerYear: 2).High, 0.0005);
        Assert.Equal(1024, Returns.PerDoubling.CostOf(10));
        Assert.Equal(2, new Returns(10).Steps(Interval.Exactly(100)).Low, 1e-12);
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Interval(3, 2));
        Assert.Throws<ArgumentException>(() => new Interval(0, 2));
        Assert.Throws<ArgumentException>(() => new Interval(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Factor("f", new(1, 2), "s") { Share = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Factor("f", new(1, 2), "s") { Used = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Returns(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HeadroomEstimate.UsedUp(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HeadroomEstimate.DanFu.WithOverlap(-0.1));
    }

    private static Factor Part(string name, double share, double gain) => new(name, Interval.Exactly(gain), "s") { Share = share };
}
