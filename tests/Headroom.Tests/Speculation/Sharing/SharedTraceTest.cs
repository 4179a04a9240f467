using Headroom.Speculation.Sharing;

namespace Headroom.Tests.Speculation.Sharing;

public sealed class SharedTraceTest
{
    public static TheoryData<string> Kinds => [.. SharedTraffic.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_fixed_setting_is_below_the_bound_and_none_drafted_is_plain(string kind)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var trace = SharedTraffic.Of(kind, seed);
            Assert.InRange(trace.Bound, 1e-9, trace.Plain);
            Assert.InRange(trace.Oracle, trace.Bound, trace.Plain * (1 + 1e-12));
            for (var length = 0; length <= trace.Longest; length++)
                for (var drafter = 0; drafter < trace.Drafters; drafter++)
                    Assert.InRange(Fixed(trace, drafter, length).Seconds, trace.Bound, double.MaxValue);
            Assert.Equal(trace.Plain, Fixed(trace, 0, 0).Seconds, 1e-9 * trace.Plain);
        }
    }

    [Fact]
    public void Where_all_is_right_and_passes_are_flat_the_longest_draft_is_at_the_bound()
    {
        var trace = Of(new Stretch(2, 120, [.. Enumerable.Repeat(1.0, 13)], [0.01], [[new(1.0)]], 1000), 5);
        var report = Fixed(trace, 0, 5);
        Assert.Equal((10, 120, 100), (report.Rounds, report.Committed, report.Drafted));
        Assert.Equal(10 + 1.0, report.Seconds, 1e-9);
        Assert.Equal(report.Seconds, trace.Bound, 1e-9);
        Assert.Equal(60, trace.Plain);
    }

    [Fact]
    public void Where_every_token_costs_a_pass_nothing_is_to_be_gained()
    {
        var trace = Of(new Stretch(1, 50, [.. Enumerable.Range(0, 7).Select(k => (double)k)], [0.5], [[new(0.9)]], 1000), 5);
        Assert.Equal(50, trace.Plain);
        Assert.Equal(50, trace.Bound, 1e-9);
    }

    [Fact]
    public void A_draft_ends_with_its_text_and_the_pass_brings_the_last_token()
    {
        var ended = new List<int>();
        var trace = Of(new Stretch(1, 200, [.. Enumerable.Repeat(1.0, 10)], [0.01], [[new(1.0)]], 7), 8);
        var (text, tokens) = (0, 0);
        SharedRun.Play(trace, (texts, _, _) => new int[,] { { 8 } }, (number, _, accepted) =>
        {
            if (number != text && text != 0) ended.Add(tokens);
            (text, tokens) = (number, number == text ? tokens + accepted[0] + 1 : accepted[0] + 1);
        });
        Assert.All(ended, length => Assert.InRange(length, 4, 11));
        Assert.True(ended.Count > 15);
    }

    [Fact]
    public void A_seed_is_a_trace_and_another_seed_another_one()
    {
        Assert.Equal(SharedTraffic.Of(SharedTraffic.Code, 3).Bound, SharedTraffic.Of(SharedTraffic.Code, 3).Bound);
        Assert.NotEqual(SharedTraffic.Of(SharedTraffic.Code, 3).Bound, SharedTraffic.Of(SharedTraffic.Code, 4).Bound);
    }

    [Fact]
    public void A_choice_that_there_is_not_ends_the_run_with_its_reason()
    {
        var trace = SharedTraffic.Of(SharedTraffic.Stories, 1);
        Assert.Contains("length 7", Play((texts, _, _) => Lengths(texts.Length, 2, 0, 7)), StringComparison.Ordinal);
        Assert.Contains("length -1", Play((texts, _, _) => Lengths(texts.Length, 2, 1, -1)), StringComparison.Ordinal);
        Assert.Contains("[1, 1]", Play((_, _, _) => new int[1, 1]), StringComparison.Ordinal);
        Assert.Contains("null", Play((_, _, _) => null!), StringComparison.Ordinal);
        Assert.Contains("its input pass", Play((texts, pass, _) =>
        {
            pass[0]++;
            return new int[texts.Length, 2];
        }), StringComparison.Ordinal);

        string Play(ChooseDrafts choose) => SharedRun.Play(trace, choose, (_, _, _) => { }).Wrong;
    }

    [Fact]
    public void A_stretch_without_its_costs_or_texts_is_told()
    {
        Assert.Contains("Pass ends at 3 tokens", Assert.Throws<ArgumentException>(
            () => Of(new Stretch(1, 5, [0, 1, 1, 1], [0.1], [[new(0.5)]]), 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Of(new Stretch(1, 5, [0, 1, 1, 1, 1], [0.1], []), 3));
        Assert.Throws<ArgumentException>(() => new SharedTrace([], 3, 1));
        Assert.Contains("there is no traffic", Assert.Throws<ArgumentException>(() => SharedTraffic.Of("poems", 1)).Message,
            StringComparison.Ordinal);
    }

    private static SharedTrace Of(Stretch stretch, int longest) => new([stretch], longest, 5);

    private static SharedReport Fixed(SharedTrace trace, int drafter, int length) =>
        SharedRun.Play(trace, (texts, _, _) => Lengths(texts.Length, trace.Drafters, drafter, length), (_, _, _) => { });

    private static int[,] Lengths(int batch, int drafters, int drafter, int length)
    {
        var lengths = new int[batch, drafters];
        for (var i = 0; i < batch; i++) lengths[i, drafter] = length;
        return lengths;
    }
}
