using Headroom.Speculation.Adapting;

namespace Headroom.Tests.Speculation.Adapting;

public sealed class EstimatesTest
{
    [Fact]
    public void Chances_come_to_what_is_observed_place_by_place()
    {
        var estimates = new AcceptanceEstimates([1]);
        for (var i = 0; i < 4000; i++) estimates.Observe(0, 0, 0, 3, i % 4); // 0, 1, 2 or 3 of 3 are right
        Assert.Equal([0.75, 0.5, 0.25], Survival(estimates, 0, 0, 3), (a, b) => Math.Abs(a - b) < 0.06);
    }

    [Fact]
    public void Behind_the_first_wrong_token_nothing_is_judged()
    {
        var (estimates, other) = (new AcceptanceEstimates([1]), new AcceptanceEstimates([1]));
        for (var i = 0; i < 50; i++) estimates.Observe(0, 0, 0, 12, 0);
        for (var i = 0; i < 50; i++) other.Observe(0, 0, 0, 1, 0);
        Assert.Equal(Survival(other, 0, 0, 12), Survival(estimates, 0, 0, 12));
    }

    [Fact]
    public void A_change_is_seen_within_the_memory()
    {
        var estimates = new AcceptanceEstimates([1]);
        for (var i = 0; i < 10_000; i++) estimates.Observe(0, 0, 0, 1, 1);
        Assert.InRange(Survival(estimates, 0, 0, 1)[0], 0.97, 1);
        for (var i = 0; i < AcceptanceEstimates.Memory; i++) estimates.Observe(0, 0, 0, 1, 0);
        Assert.InRange(Survival(estimates, 0, 0, 1)[0], 0.3, 0.4); // 1/e of it is left
    }

    [Fact]
    public void Drafters_levels_and_branches_are_apart()
    {
        var estimates = new AcceptanceEstimates([2, 3]);
        var before = Survival(estimates, 1, 1, 0, 12);
        estimates.Observe(0, 1, 0, 12, 12);
        estimates.Observe(1, 0, 0, 12, 12);
        estimates.Observe(1, 1, 1, 12, 12);
        estimates.Observe(1, 2, 0, 12, 12);
        Assert.Equal(before, Survival(estimates, 1, 1, 0, 12));
        estimates.Observe(1, 1, 0, 12, 12);
        Assert.NotEqual(before, Survival(estimates, 1, 1, 0, 12));
    }

    [Fact]
    public void An_allowance_is_never_above_its_most_and_grows_with_time()
    {
        var allowance = new Allowance(0.01, 10);
        Assert.Equal(5, allowance.Left);
        allowance.Pay(8);
        Assert.Equal(-3, allowance.Left);
        allowance.Pass(500);
        Assert.Equal(2, allowance.Left, 1e-12);
        allowance.Pass(1e6);
        Assert.Equal(10, allowance.Left);
        allowance.Pay(-50); // a gain
        Assert.Equal(10, allowance.Left);
    }

    private static double[] Survival(AcceptanceEstimates estimates, int drafter, int level, int length) =>
        Survival(estimates, drafter, level, 0, length);

    private static double[] Survival(AcceptanceEstimates estimates, int drafter, int level, int branch, int length)
    {
        var survival = new double[length];
        estimates.Survival(drafter, level, branch, survival);
        return survival;
    }
}
