using Headroom.Inference.Loading;
using Headroom.Inference.Models;
using Headroom.Speculation.Costs;
using Headroom.Tests.Inference.Models;

namespace Headroom.Tests.Speculation.Costs;

public sealed class CostsTest
{
    private const double Rounding = 1e-9;

    [Fact]
    public void A_pass_between_two_that_were_measured_lies_on_the_line_between_them()
    {
        var costs = new PassCosts([(8, 20e-3), (1, 10e-3), (4, 12e-3)]);
        foreach (var (tokens, seconds) in ((int, double)[])
            [(0, 0), (1, 10e-3), (2, 10e-3 + 2e-3 / 3), (4, 12e-3), (6, 16e-3), (8, 20e-3), (12, 28e-3)])
            Assert.Equal(seconds, costs[tokens], Rounding);
        Assert.Equal(30e-3, new PassCosts([(1, 10e-3)])[3], Rounding);
    }

    [Theory]
    [InlineData(.8, 1, 1.8)]
    [InlineData(.8, 2, 2.44)]
    [InlineData(.8, 5, 3.68928)]
    [InlineData(1, 5, 6)]
    [InlineData(0, 5, 1)]
    [InlineData(.3, 0, 1)]
    public void Expected_tokens_are_the_sum_of_powers(double a, int g, double tokens) =>
        Assert.Equal(tokens, SpeedUp.Tokens(a, g), Rounding);

    // With T(k) constant and D(g) = g c T(1), the best lengths of the published formula.
    [Theory]
    [InlineData(.8, .05, 8, 3.092)]
    [InlineData(.8, .1, 6, 2.470)]
    [InlineData(.7, .1, 4, 1.981)]
    [InlineData(.9, .05, 13, 4.674)]
    [InlineData(.5, .2, 1, 1.25)]
    [InlineData(.1, .2, 0, 1)]
    public void The_best_length_is_found_and_0_where_nothing_helps(double a, double c, int length, double speed)
    {
        var (best, gain) = SpeedUp.Best(new([(1, 1), (64, 1)]), g => g * c, [a]);
        Assert.Equal(length, best);
        Assert.Equal(speed, gain, 5e-4);
    }

    [Fact]
    public void A_pass_that_costs_in_proportion_never_pays() =>
        Assert.Equal((0, 1.0), SpeedUp.Best(new([(1, 1), (64, 64)]), _ => 0, [.9]));

    [Fact]
    public void Acceptance_by_depth_counts_each_depth_once()
    {
        Assert.Equal(1 + .9 + .9 * .5, SpeedUp.Tokens([.9, .5]), Rounding);
        Assert.Equal((1 + .9 + .9 * .5 + .9 * .5 * .5) / 2, SpeedUp.Of(new([(1, 1), (4, 2)]), _ => 0, [.9, .5], 3), Rounding);
    }

    [Fact]
    public void A_run_is_allowed_what_its_passes_and_drafts_cost() =>
        Assert.Equal(30.0 / (2 * 1 + 3 * 4 + 1), SpeedUp.Allowed(new([(1, 1), (4, 4)]), [0, 2, 0, 0, 3], 30, draftSeconds: 1), Rounding);

    [Fact]
    public void An_engine_is_measured_at_each_size_and_its_text_left_alone()
    {
        using var engine = new Engine(CourseModels.Prepare(DrawnModels.Of(DrawnModels.Plain)), context: 40);
        var costs = PassCosts.Measure(engine, context: 8, turns: 1, sizes: [1, 2, 32]);
        Assert.Equal([1, 2, 32], costs.Points.Select(point => point.Tokens));
        Assert.All(costs.Points, point => Assert.True(point.Seconds > 0));
        Assert.Contains("context of 40", Assert.Throws<ArgumentException>(() => PassCosts.Measure(engine, 9, sizes: [1, 32])).Message);
    }

    [Fact]
    public void Costs_that_are_none_are_refused()
    {
        Assert.Contains("T(1)", Assert.Throws<ArgumentException>(() => new PassCosts([(2, 1)])).Message);
        Assert.Contains("T(2) is 0", Assert.Throws<ArgumentException>(() => new PassCosts([(1, 1), (2, 0)])).Message);
        Assert.Contains("T(1) is there twice", Assert.Throws<ArgumentException>(() => new PassCosts([(1, 1), (1, 2)])).Message);
    }
}
