using Headroom.Serving;

namespace Headroom.Tests.Serving;

public sealed class WaitingLineTest
{
    [Fact]
    public void Two_servers_take_three_jobs_as_by_hand()
    {
        var run = WaitingLine.Serve([0, 1, 2], [5, 3, 1], servers: 2);
        Assert.Equal([0, 1, 4], run.Starts);
        Assert.Equal([5, 4, 5], run.Ends);
        Assert.Equal(9, run.Work);
        Assert.Equal((0.0, 2.0), (run.Wait(0.5), run.Wait(0.99)));
    }

    [Fact]
    public void Jobs_are_served_as_they_come_whatever_their_order_in_the_list() =>
        Assert.Equal([3, 0], WaitingLine.Serve([1, 0], [1, 3], servers: 1).Starts);

    // Mean wait of M/M/1 at load 0.8 and mean service 1: 0.8 / (1 - 0.8) = 4.
    [Fact]
    public void A_single_server_waits_as_theory_says()
    {
        var random = new Random(5);
        var arrivals = Traces.Arrivals(4, 400_000, 0.8);
        double[] seconds = [.. arrivals.Select(_ => -Math.Log(1 - random.NextDouble()))];
        var run = WaitingLine.Serve(arrivals, seconds, 1);
        Assert.Equal(4, run.Starts.Zip(arrivals, (start, arrival) => start - arrival).Average(), 0.4);
    }

    [Fact]
    public void Nobody_comes_and_nobody_waits() => Assert.Equal(0, WaitingLine.Serve([], [], 3).Wait(0.5));
}
