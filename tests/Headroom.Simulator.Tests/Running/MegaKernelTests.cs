using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Running;

/// <summary>The pattern of a persistent kernel: a loop over stages, a counter for each, several groups.</summary>
public sealed class MegaKernelTests : IDisposable
{
    private const int Width = 24, Stages = 5, Groups = 4, Threads = 64;

    private readonly Bench _bench = new();
    private readonly float[] _weights, _input;

    public MegaKernelTests()
    {
        var random = new Random(11);
        _weights = [.. Enumerable.Range(0, Stages * Width * Width).Select(_ => random.NextSingle() - 0.5f)];
        _input = [.. Enumerable.Range(0, Width).Select(_ => random.NextSingle())];
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Its_result_and_its_counts_are_the_same_under_200_schedules_in_ten_seconds_of_processor_time()
    {
        var start = ThreadTime.Now;
        var first = Run(0, seed: 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var (report, result) = Run(0, seed);
            Assert.Equal([], report.Races.Select(race => race.ToString()));
            Assert.Empty(report.UnwrittenReads);
            Assert.Equal(first.Result, result);
            Assert.Equal(first.Report.Counters!.Operations.Flops, report.Counters!.Operations.Flops);
            Assert.Equal(first.Report.Counters.GlobalReads.Requests, report.Counters.GlobalReads.Requests);
            Assert.Equal(first.Report.Counters.Barriers, report.Counters.Barriers);
        }
        Assert.InRange((ThreadTime.Now - start).TotalSeconds, 0, 10);
        var expected = Expected();
        for (var i = 0; i < Width; i++) Assert.Equal(expected[i], first.Result[i], 1e-5);
    }

    /// <summary>No barrier before the signal, no fence, one waits for too few, no barrier behind the wait.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(4), InlineData(6)]
    public void A_mistake_is_a_race_under_some_of_ten_schedules(int mistake)
    {
        var races = Enumerable.Range(0, 10).Sum(seed => Run(mistake, seed).Report.Races.Count);
        Assert.True(races > 0);
    }

    /// <summary>One counter is signalled and another waited for; one group more is waited for than there are.</summary>
    [Theory, InlineData(3), InlineData(5)]
    public void A_wait_in_vain_is_a_deadlock(int mistake)
    {
        var fault = Assert.Throws<KernelFault>(() => Run(mistake, seed: 3));
        Assert.Equal(FaultKind.Deadlock, fault.Kind);
        Assert.Equal(Groups, fault.Waits.Count);
        Assert.All(fault.Waits, wait => Assert.Equal(mistake == 3 ? "counters[1]" : "counters[0]", wait.Element));
    }

    private (LaunchReport Report, float[] Result) Run(int mistake, int seed)
    {
        using var weights = _bench.Buffer(_weights);
        using var even = _bench.Buffer(_input);
        using var odd = _bench.Accelerator.Allocate1D<float>(Width);
        using var counters = _bench.Buffer(new int[Stages]);
        var report = _bench.Run(
            MegaKernel.Run, new(Groups, Threads), new() { CoResident = new() { Seed = seed } }, weights.View.BaseView, even.View.BaseView,
            odd.View.BaseView, counters.View.BaseView, Width, mistake);
        return (report, odd.GetAsArray1D());
    }

    private float[] Expected()
    {
        var x = _input;
        for (var stage = 0; stage < Stages; stage++)
        {
            var from = x;
            x = [.. Enumerable.Range(0, Width).Select(row => Enumerable.Range(0, Width)
                .Sum(column => _weights[(stage * Width + row) * Width + column] * from[column])).Select(sum => sum > 0 ? sum : 0.1f * sum)];
        }
        return x;
    }
}
