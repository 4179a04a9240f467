using Headroom.Speculation.Adapting;
using Headroom.Speculation.Costs;
using Headroom.Speculation.Traces;

namespace Headroom.Tests.Speculation.Adapting;

/// <summary>
/// On counts: nothing here reads a clock. Costs are shaped as FP32, int8 and int4 weights on a processor and as a GPU; where T(k) rises
/// with every token, as in the third, there is next to nothing to gain, and a ratio to the best single setting asks for nothing.
/// </summary>
public sealed class ControllerTest
{
    private static readonly TraceShape s_shape = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Stationary_traffic_is_served_within_5_percent_of_the_best_fixed_setting_after_a_tenth(int seed)
    {
        foreach (var kind in (Func<int, TraceShape, TokenTrace>[])[TokenTraces.Stories, TokenTraces.Edits, TokenTraces.Repeats])
            foreach (var shape in (TraceShape[])[s_shape, new() { Noise = 0.15, Changed = 0.1, Templates = 90, World = 7 }])
            {
                var trace = kind(seed, shape);
                foreach (var (pass, traffic) in CountedTraffic.Standings(trace, shape))
                    Assert.True(traffic.OfBest >= 0.95, $"{pass}, {trace.Name}, noise {shape.Noise}: {traffic.OfBest:0.000} of the best");
            }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Shifting_traffic_is_served_at_90_percent_of_an_oracle_that_knows_the_phases(int seed)
    {
        foreach (var trace in (TokenTrace[])[TokenTraces.Shifting(seed),
            TokenTraces.Phases(seed, s_shape, "repeats", "bytes", "dialogue", "edits", "bytes")])
            foreach (var (pass, traffic) in CountedTraffic.Standings(trace, s_shape))
            {
                Assert.True(traffic.OfOracle >= 0.9, $"{pass}, {trace.Name}: {traffic.OfOracle:0.000} of the oracle");
                if (traffic.OracleOfSingle >= 1.1)
                    Assert.True(traffic.OfSingle >= 1.1, $"{pass}, {trace.Name}: {traffic.OfSingle:0.000} times the best single setting");
                else Assert.Equal("int4", pass);
            }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Bytes_that_cannot_be_guessed_cost_at_most_3_percent(int seed)
    {
        foreach (var exchanges in (int[])[8, 40])
        {
            var shape = s_shape with { Exchanges = exchanges };
            foreach (var (pass, traffic) in CountedTraffic.Standings(TokenTraces.Unguessable(seed, shape), shape))
                Assert.True(traffic.OfPlain is >= 0.97 and <= 1.05, $"{pass}, {exchanges} requests: {traffic.OfPlain:0.000} of plain");
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(64)]
    public void Every_batch_is_served_at_95_percent_of_its_best_fixed_setting(int batch)
    {
        var shape = s_shape with { Exchanges = Math.Max(40, 3 * batch), Tokens = 100 };
        foreach (var kind in (Func<int, TraceShape, TokenTrace>[])[TokenTraces.Stories, TokenTraces.Edits, TokenTraces.Unguessable])
        {
            var trace = kind(3, shape);
            foreach (var (pass, traffic) in CountedTraffic.Standings(trace, shape, batch))
                Assert.True(traffic.OfBest >= 0.95, $"{pass}, {trace.Name}, batch {batch}: {traffic.OfBest:0.000} of the best");
        }
    }

    [Fact]
    public void Where_0_is_best_nearly_every_round_is_plain()
    {
        foreach (var batch in (int[])[1, 16, 64])
        {
            var shape = s_shape with { Exchanges = Math.Max(20, 2 * batch) };
            var rounds = Control(TokenTraces.Stories(4, shape), shape, PassCosts.Int4, batch).Rounds;
            Assert.InRange(rounds.Count(round => round.Drafted == 0) / (double)rounds.Count, 0.95, 1);
        }
    }

    // Drafts that are all right, or all wrong, in turns that are drawn: whatever estimates make of them, the loss is bounded.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_stretch_of_time_loses_more_than_is_stated(int seed)
    {
        var random = new Random(seed);
        var good = new bool[9000];
        for (int at = 0, end = 0; at < good.Length; at++)
        {
            if (at == end) end = at + 1 + (int)(random.NextDouble() * Math.Pow(10, 1 + 2 * random.NextDouble()));
            good[at] = at == 0 ? seed % 2 == 0 : at + 1 == end ? !good[at - 1] : good[at - 1];
        }
        var judged = JudgedTrace.Of(new("turns", [new([0], [.. Enumerable.Range(1, good.Length)], 0)]),
            [new ScriptedDrafter(last => last < good.Length && good[last] ? 12 : 0)]);
        foreach (var pass in (PassCosts[])[PassCosts.Fp32, PassCosts.Int4, PassCosts.Of(1, 0.3, 1)])
        {
            var costs = new RoundCosts(pass, [new(0.02 * pass[1])]);
            var report = CountedRun.Play(judged, new Controller(judged.Levels, costs), costs);
            var (most, here) = (0.0, 0.0);
            foreach (var round in report.Rounds)
            {
                here = Math.Max(0, here + round.Seconds - (1 + Controller.LossShare) * round.Tokens * pass[1]);
                most = Math.Max(most, here);
            }
            var bound = Controller.LossMost * pass[1] + pass[1 + JudgedTrace.Longest] + 24 * 0.02 * pass[1];
            Assert.True(most <= bound, $"a stretch loses {most / pass[1]:0.0} passes, and {bound / pass[1]:0.0} are the most");
        }
    }

    [Fact]
    public void The_same_traffic_gives_the_same_choices()
    {
        var shape = s_shape with { Exchanges = 6 };
        CountedRound[] Choices() => [.. Control(TokenTraces.Shifting(5, shape), shape, PassCosts.Int8).Rounds];
        Assert.Equal(Choices(), Choices());
    }

    private static CountedReport Control(TokenTrace trace, TraceShape shape, PassCosts pass, int batch = 1) =>
        Standing.Control(CountedTraffic.Judged(trace, shape, batch), CountedTraffic.Costs(pass));
}
