using Headroom.Speculation.Adapting;
using Headroom.Speculation.Costs;
using Headroom.Speculation.Traces;

namespace Headroom.Tests.Speculation.Adapting;

public sealed class CountedRunTest
{
    // T(k) = 10 + k, and a drafted token takes 2.
    private static readonly RoundCosts s_costs = new(new PassCosts([(1, 11), (2, 12)]), [new(2)]);

    [Fact]
    public void Six_tokens_by_drafts_of_three_with_two_right_are_two_rounds()
    {
        var report = CountedRun.Play(Counting(1, 6, 2), new FixedPlan(DraftPlan.Of(0, 1, 3)), s_costs);
        Assert.Equal([3, 3], report.Rounds.Select(round => round.Tokens));
        // In the second round the text has room for two: the pass brings the last token itself.
        Assert.Equal((6, 5, 4, 1), (report.Tokens, report.Drafted, report.Accepted, report.Wasted));
        Assert.Equal(14 + 6 + 13 + 4, report.Seconds, 1e-9);
        Assert.Equal(6 / 37.0, report.TokensPerSecond, 1e-9);
    }

    [Fact]
    public void Plain_decoding_is_a_token_a_pass()
    {
        var report = CountedRun.Play(Counting(2, 5, 2), new FixedPlan(DraftPlan.Plain), s_costs);
        Assert.Equal((10, 10, 0), (report.Rounds.Count, report.Tokens, report.Drafted));
        Assert.Equal(110, report.Seconds, 1e-9);
    }

    [Fact]
    public void The_last_round_commits_no_token_more_than_the_answer_has()
    {
        var report = CountedRun.Play(Counting(3, 7, 12), new FixedPlan(DraftPlan.Of(0, 1, 12)), s_costs);
        Assert.Equal([7, 7, 7], report.Rounds.Select(round => round.Tokens));
    }

    [Fact]
    public void A_batch_shares_its_passes()
    {
        var report = CountedRun.Play(Counting(5, 6, 2, batch: 2), new FixedPlan(DraftPlan.Of(0, 1, 2)), s_costs);
        Assert.Equal([2, 2, 2, 2, 1, 1], report.Rounds.Select(round => round.Sequences));
        Assert.Equal([6, 6, 6, 6, 3, 3], report.Rounds.Select(round => round.Tokens));
        Assert.Equal(4 * (16 + 4) + 2 * (13 + 4), report.Seconds, 1e-9); // T(2 * 3) = 16, T(3) = 13
    }

    [Fact]
    public void Waves_do_not_cross_phases()
    {
        var trace = new TokenTrace("two phases", [.. ((int[])[0, 0, 0, 1, 1]).Select(phase => new Exchange([0], [1], phase))]);
        var judged = JudgedTrace.Of(trace, [new ScriptedDrafter(_ => 1)], 4);
        var report = CountedRun.Play(judged, new FixedPlan(DraftPlan.Plain), s_costs);
        Assert.Equal([(0, 3), (1, 2)], report.Rounds.Select(round => (round.Phase, round.Sequences)));
        Assert.Equal((3, 2), (report.TokensOf(0), report.TokensOf(1)));
    }

    [Fact]
    public void A_drafter_never_sees_the_token_that_comes_next()
    {
        var drafter = new ScriptedDrafter(_ => 0);
        JudgedTrace.Of(new("one", [new([9, 9], [1, 2, 3, 4], 0)]), [drafter]);
        Assert.Equal(5, drafter.MostSeen); // two of the prompt and three of the answer, before the fourth
    }

    [Fact]
    public void Branches_add_tokens_to_the_pass_and_the_longest_right_one_counts()
    {
        var tables = new TrafficTables(new() { Order = 1 });
        foreach (var text in (int[][])[[1, 2, 3], [1, 2, 3], [1, 5, 6]]) tables.Learn(text, 0);
        var judged = JudgedTrace.Of(new("one", [new([1], [5, 6, 7], 0)]), [new TableDrafter(tables)]);
        var report = CountedRun.Play(judged, new FixedPlan(DraftPlan.Of(0, 2, 2)), s_costs);
        Assert.Equal((3, 4, 2), (report.Rounds[0].Tokens, report.Rounds[0].Drafted, report.Rounds[0].Accepted));
        Assert.Equal(15 + 4, report.Seconds, 1e-9); // T(1 + 4), and two steps of drafting
    }

    [Fact]
    public void Seconds_behind_a_share_begin_with_the_round_that_is_behind_it()
    {
        var report = CountedRun.Play(Counting(1, 10, 1), new FixedPlan(DraftPlan.Of(0, 1, 1)), s_costs);
        Assert.Equal(8 / (4 * 14.0), report.TokensPerSecondAfter(0.1), 1e-9);
    }

    [Fact]
    public void Costs_of_another_number_of_drafters_are_told()
    {
        var wrong = new RoundCosts(s_costs.Pass, [new(1), new(2)]);
        Assert.Contains("2 drafters", Assert.Throws<ArgumentException>(() =>
            CountedRun.Play(Counting(1, 3, 1), new FixedPlan(DraftPlan.Plain), wrong)).Message);
    }

    private static JudgedTrace Counting(int exchanges, int tokens, int right, int batch = 1) => JudgedTrace.Of(
        new("counting", [.. Enumerable.Range(0, exchanges).Select(_ => new Exchange([0], [.. Enumerable.Range(1, tokens)], 0))]),
        [new ScriptedDrafter(_ => right)], batch);
}
