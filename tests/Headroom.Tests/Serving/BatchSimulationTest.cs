using Headroom.Serving;

namespace Headroom.Tests.Serving;

public sealed class BatchSimulationTest
{
    private static readonly ServerLimits s_limits = new(Slots: 2, TokensPerStep: 4, CacheTokens: 40);

    // The table of notebook 06: prompts 3, 6 and 1, answers 2, 2 and 1.
    private static readonly Request[] s_three = [new(0, 0, 3, 2, 5), new(1, 0, 6, 2, 5), new(2, 0, 1, 1, 5)];

    [Fact]
    public void Three_requests_take_the_four_steps_that_were_counted_by_hand()
    {
        var run = BatchSimulation.Run(s_three, s_limits, Greedy);
        Assert.Null(run.Broken);
        Assert.Equal((4, -1, 0), (run.Steps, run.WastedAt, run.LongestPause.Steps));
        Assert.Equal([0, 0, 2], run.Started);
        Assert.Equal([1, 3, 3], run.First);
        Assert.Equal([2, 4, 3], run.Ended);
    }

    [Fact]
    public void A_static_batch_starts_nobody_before_all_of_it_are_done()
    {
        var run = BatchSimulation.Run(s_three, s_limits, StaticBatching.Plan);
        Assert.Equal([0, 0, 4], run.Started);
        Assert.Equal(5, run.Steps);
    }

    [Fact]
    public void All_of_a_static_batch_start_in_its_first_step()
    {
        var trace = Traces.Draw(3, 200, new(double.PositiveInfinity, 90, 20, 80));
        var run = BatchSimulation.Run(trace, new(16, 64, 1 << 20), StaticBatching.Plan);
        Assert.Null(run.Broken);
        Assert.All(run.Started.Chunk(16), batch => Assert.Single(batch.Distinct()));
    }

    [Theory]
    [InlineData(0, 5, "tokens, and 4 are the most")]
    [InlineData(7, 1, "neither running nor waiting")]
    [InlineData(0, 0, "a share of 0 tokens")]
    [InlineData(2, 2, "of which 1 are unread")]
    public void A_step_that_is_not_allowed_ends_the_run_and_says_why(int id, int tokens, string why) =>
        Assert.Contains(why, BatchSimulation.Run(s_three.Select(r => r with { Prompt = r.Prompt + (r.Id == 0 ? 9 : 0) }).ToArray(),
            s_limits,
            (_, _, _) => [new(id, tokens)]).Broken);

    [Fact]
    public void Too_many_sequences_and_too_little_cache_are_told()
    {
        Assert.Contains("in 2 slots", BatchSimulation.Run(s_three, s_limits, (_, waiting, _) =>
            [.. waiting.Select(s => new Share(s.Id, 1))]).Broken);
        Assert.Contains("the cache holds 12", BatchSimulation.Run(s_three, s_limits with { CacheTokens = 12 },
            (_, waiting, _) => [.. waiting.Take(2).Select(s => new Share(s.Id, 1))]).Broken);
        Assert.Contains("nothing is done", BatchSimulation.Run(s_three, s_limits, (_, _, _) => []).Broken);
    }

    [Fact]
    public void Pauses_overtaking_and_waste_are_seen()
    {
        var run = BatchSimulation.Run(s_three, s_limits, OneAtATimeFromTheEnd);
        Assert.Null(run.Broken);
        Assert.Equal((2, 0), run.Overtaken);
        Assert.Equal(0, run.WastedAt);
        Request[] two = [new(0, 0, 1, 3, 3), new(1, 0, 8, 1, 1)];
        Assert.Equal((2, 0), BatchSimulation.Run(two, s_limits, ReadersFirst).LongestPause);
    }

    [Fact]
    public void The_clock_jumps_to_the_next_arrival()
    {
        var run = BatchSimulation.Run([new(0, 5, 1, 2, 2), new(1, 100, 1, 1, 1)], s_limits, Greedy);
        Assert.Equal([5, 100], run.Started);
        Assert.Equal(101, run.Steps);
        Assert.Equal(1, run.FirstTokenWait(0.99));
    }

    private static List<Share> Greedy(IReadOnlyList<Sequence> running, IReadOnlyList<Sequence> waiting, ServerLimits limits)
    {
        var (shares, left) = (new List<Share>(), limits.TokensPerStep);
        foreach (var s in running.OrderBy(s => !s.IsWriting).Concat(waiting.Take(limits.Slots - running.Count)))
        {
            var tokens = Math.Min(left, s.IsWriting ? 1 : s.Prompt - s.Read);
            if (tokens > 0) shares.Add(new(s.Id, tokens));
            left -= tokens;
        }
        return shares;
    }

    private static IReadOnlyList<Share> OneAtATimeFromTheEnd(IReadOnlyList<Sequence> running, IReadOnlyList<Sequence> waiting,
        ServerLimits limits) =>
        [new(running.Concat(waiting.Reverse()).First().Id, 1)];

    private static IReadOnlyList<Share> ReadersFirst(IReadOnlyList<Sequence> running, IReadOnlyList<Sequence> waiting,
        ServerLimits limits) =>
        running.Count == 0 ? [new(0, 1)]
            : waiting.Count > 0 ? [new(1, 4)]
            : running.FirstOrDefault(s => !s.IsWriting) is { } reader ? [new(reader.Id, 4)] : [new(running[0].Id, 1)];
}
