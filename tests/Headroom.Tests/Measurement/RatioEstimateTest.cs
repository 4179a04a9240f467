using FsCheck;
using FsCheck.Fluent;
using Headroom.Measurement;

namespace Headroom.Tests.Measurement;

public sealed class RatioEstimateTest
{
    [Theory]
    [InlineData(1.10, 1.30, 1.0, Verdict.Faster)]
    [InlineData(1.10, 1.30, 1.1, Verdict.Faster)]
    [InlineData(1.10, 1.30, 1.4, Verdict.Slower)]
    [InlineData(0.97, 1.03, 1.0, Verdict.Same)]
    [InlineData(0.90, 1.03, 1.0, Verdict.TooNoisy)]
    [InlineData(0.97, 1.20, 1.0, Verdict.TooNoisy)]
    [InlineData(1.94, 2.06, 2.0, Verdict.Same)]
    [InlineData(0, double.PositiveInfinity, 1.0, Verdict.TooNoisy)]
    public void Bounds_decide_the_verdict(double low, double high, double required, Verdict verdict) =>
        Assert.Equal(verdict, new RatioEstimate((low + high) / 2, low, high, 0.95, 20).Against(required, margin: 0.05));

    [Fact]
    public void Too_few_ratios_support_no_bounds()
    {
        var estimate = RatioEstimate.From([3, 3, 3, 3, 3], 0.95);
        Assert.Equal((3, 0, double.PositiveInfinity), (estimate.Median, estimate.Low, estimate.High));
        Assert.Equal(Verdict.TooNoisy, estimate.Against(1, 0.05));
    }

    [Fact]
    public void Exchanging_the_sides_inverts_the_verdict() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<PositiveInt>>(), sample =>
        {
            // Odd counts, so that the median is a member of the sample and inverts exactly.
            double[] ratios = [.. sample.Get.Concat(sample.Get.Skip(1)).Select(value => Math.ScaleB(1, value.Get % 9 - 4))];
            var forward = RatioEstimate.From(ratios, 0.95);
            var backward = RatioEstimate.From([.. ratios.Select(ratio => 1 / ratio)], 0.95);
            return forward.Median == 1 / backward.Median && forward.Low == 1 / backward.High && forward.High == 1 / backward.Low
                && (forward.Against(1, 0) == Verdict.Slower) == (backward.Low > 1);
        }));
}
