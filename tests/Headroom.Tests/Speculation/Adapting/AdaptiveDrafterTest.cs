using Headroom.Speculation.Adapting;
using Headroom.Speculation.Costs;
using Headroom.Speculation.Drafting;
using Headroom.Speculation.Traces;
using Headroom.Speculation.Trees;

namespace Headroom.Tests.Speculation.Adapting;

public sealed class AdaptiveDrafterTest
{
    private static readonly TraceShape s_shape = new() { Exchanges = 5, Tokens = 90 };

    // What is asserted of the controller on counts holds for an engine only if both come to the same choices.
    [Theory]
    [InlineData("fp32")]
    [InlineData("int8")]
    [InlineData("int4")]
    [InlineData("gpu")]
    public void A_text_that_is_made_has_the_choices_of_the_run_that_counts(string pass)
    {
        var trace = TokenTraces.Phases(11, s_shape, "stories", "edits", "bytes", "repeats", "dialogue");
        var costs = CountedTraffic.Costs(CountedTraffic.Passes[pass]);
        var judged = JudgedTrace.Of(trace, Drafters());
        var counted = CountedRun.Play(judged, new Controller(judged.Levels, costs), costs);
        var made = new AdaptiveDrafter(Drafters(), costs, new Controller(judged.Levels, costs));
        var rounds = trace.Exchanges.SelectMany(exchange => Make(made, exchange)).ToArray();
        Assert.Equal(counted.Rounds.Select(round => (round.Plan, round.Drafted, round.Accepted, round.Seconds)),
            rounds.Select(round => (round.Plan, round.Drafted, round.Accepted, round.Seconds)));
        Assert.Contains(rounds, round => round.Drafted > 0);
    }

    [Fact]
    public void A_plan_keeps_the_limits_of_nodes_and_depth_its_first_chain_before_the_others()
    {
        var costs = new RoundCosts(PassCosts.Gpu, [new(1e-6)]);
        foreach (var (nodes, depth, planned) in ((int, int, DraftPlan)[])
            [(36, 12, new(0, 6, 6, 6)), (8, 12, new(0, 6, 2)), (36, 2, new(0, 2, 2, 2)), (3, 2, new(0, 2, 1)), (0, 5, new(0, 0))])
        {
            var drafter = new AdaptiveDrafter([new ScriptedDrafter(_ => 12)], costs, new FixedPlan(DraftPlan.Of(0, 3, 6)));
            drafter.Begin([1]);
            var tree = drafter.Propose(new(nodes, depth));
            drafter.Commit(new(tree, [], 7));
            Assert.Equal(planned, drafter.Rounds[0].Plan);
            Assert.Equal(planned.First, tree.Count); // this drafter has one chain
        }
    }

    [Fact]
    public void The_first_token_of_a_text_and_one_that_has_no_room_for_guesses_are_no_rounds()
    {
        var drafter = new AdaptiveDrafter([new LookupDrafter()], new(PassCosts.Gpu, [new(1e-6)]));
        drafter.Begin([1, 2, 1]);
        drafter.Commit(new(TokenTree.Empty, [], 2));
        Assert.Empty(drafter.Rounds);
    }

    [Fact]
    public void Costs_of_another_number_of_drafters_are_told() => Assert.Contains("costs of 2", Assert.Throws<ArgumentException>(
        () => new AdaptiveDrafter([new LookupDrafter()], new(PassCosts.Gpu, [new(1), new(1)]))).Message);

    private static IDrafter[] Drafters() =>
        [new StaticDrafter(TokenTraces.Corpus(5, s_shape)), new TableDrafter(new()), new LookupDrafter()];

    private static AdaptiveRound[] Make(AdaptiveDrafter drafter, Exchange exchange)
    {
        drafter.Begin(exchange.Prompt);
        for (var at = 0; at < exchange.Answer.Length;)
        {
            var tree = drafter.Propose(new(DraftPlan.Branches * JudgedTrace.Longest, exchange.Answer.Length - at - 1));
            var path = new List<int>();
            for (var node = tree.Child(-1, exchange.Answer[at]); node >= 0; node = tree.Child(node, exchange.Answer[at + path.Count]))
                path.Add(node);
            drafter.Commit(new(tree, path, exchange.Answer[at + path.Count]));
            at += path.Count + 1;
        }
        drafter.End();
        drafter.Learn([.. exchange.Prompt, .. exchange.Answer], exchange.Prompt.Length);
        return [.. drafter.Rounds];
    }
}
