using Headroom.Serving;

namespace Headroom.Tests.Serving;

public sealed class TracesTest
{
    private static readonly TraceShape s_shape = new(PerStep: 0.5, Prompt: 40, Output: 90, Most: 300);

    [Fact]
    public void One_seed_gives_one_trace() => Assert.Equal(Traces.Draw(7, 50, s_shape), Traces.Draw(7, 50, s_shape));

    [Fact]
    public void Lengths_and_arrivals_have_their_means()
    {
        var trace = Traces.Draw(1, 20_000, s_shape with { Most = 100_000 });
        Assert.Equal(40, trace.Average(r => r.Prompt), 1.5);
        Assert.Equal(90, trace.Average(r => r.Output), 3.0);
        Assert.Equal(40_000, trace[^1].Arrival, 1500.0);
        Assert.All(trace, r => Assert.True(r.Prompt >= 1 && r.Output >= 1));
    }

    [Fact]
    public void Answers_are_cut_at_the_most_and_ids_are_places()
    {
        var trace = Traces.Draw(1, 500, s_shape);
        Assert.Equal(300, trace.Max(r => r.Output));
        Assert.Equal(Enumerable.Range(0, 500), trace.Select(r => r.Id));
        Assert.Equal(trace.Select(r => r.Arrival).Order(), trace.Select(r => r.Arrival));
    }

    [Fact]
    public void All_at_the_beginning_is_an_infinite_rate() =>
        Assert.All(Traces.Draw(1, 50, s_shape with { PerStep = double.PositiveInfinity }), r => Assert.Equal(0, r.Arrival));
}
