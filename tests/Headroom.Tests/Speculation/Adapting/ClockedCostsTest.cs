using Headroom.Speculation.Adapting;
using Headroom.Speculation.Costs;
using Headroom.Speculation.Drafting;

namespace Headroom.Tests.Speculation.Adapting;

public sealed class ClockedCostsTest
{
    private readonly RoundCosts _costs = new(new PassCosts([(1, 1e-3), (2, 1.1e-3), (4, 1.2e-3), (8, 2e-3)]), [new(1e-5), new(1e-6)]);

    [Fact]
    public void Passes_of_a_size_that_was_seen_cost_what_the_fastest_of_them_took()
    {
        Play(16, tokens: 4, verify: i => (3 + i % 5) * 1e-3);
        Assert.Equal(3e-3, _costs.Pass[4], 1e-12);
    }

    [Fact]
    public void Sizes_that_were_not_seen_go_with_the_nearest_that_was()
    {
        Play(16, tokens: 4, verify: _ => 2.4e-3);
        Assert.Equal(4e-3, _costs.Pass[8], 1e-12);
        Assert.Equal(2e-3, _costs.Pass[1], 1e-12);
    }

    [Fact]
    public void No_pass_is_faster_than_that_of_one_token()
    {
        for (var i = 0; i < 16; i++) Play(1, tokens: i % 2 == 0 ? 1 : 4, verify: _ => i % 2 == 0 ? 2e-3 : 1e-3);
        Assert.Equal(2e-3, _costs.Pass[1], 1e-12);
        Assert.Equal(2e-3, _costs.Pass[4], 1e-12);
    }

    [Fact]
    public void A_guess_costs_what_its_drafter_takes_for_one()
    {
        Play(16, tokens: 4, verify: _ => 1.2e-3, draft: 9e-4);
        Assert.Equal(3e-4, _costs.Drafts[0].Step, 1e-12);
        Assert.Equal(1e-6, _costs.Drafts[1].Step, 1e-12);
    }

    [Fact]
    public void A_round_with_trials_beside_it_times_no_guess()
    {
        Play(16, tokens: 4, verify: _ => 1.2e-3, draft: 9e-4, trials: 1e-3);
        Assert.Equal(1e-5, _costs.Drafts[0].Step, 1e-12);
    }

    [Fact]
    public void What_was_slow_is_forgotten_after_sixteen_rounds()
    {
        Play(16, tokens: 1, verify: _ => 9e-3);
        Assert.Equal(9e-3, _costs.Pass[1], 1e-12);
        Play(16, tokens: 1, verify: _ => 1e-3);
        Assert.Equal(1e-3, _costs.Pass[1], 1e-12);
    }

    private ClockedCosts? _clocked;

    private void Play(int rounds, int tokens, Func<int, double> verify, double draft = 0, double trials = 0)
    {
        _clocked ??= new(_costs);
        for (var i = 0; i < rounds; i++)
            _clocked.Add(tokens == 1 ? DraftPlan.Plain : new(0, tokens - 1), trials, new(tokens, draft, verify(i), 0));
    }
}
