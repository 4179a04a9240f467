using Headroom.Simulator;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;
using Headroom.Testing;

namespace Headroom.Simulator.Testing.Differential;

/// <summary>A kernel gives the same bits in every mode.</summary>
[Machine]
public sealed class DifferentialTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Kernels => [.. Features.All.Keys];

    private (int[] Result, LaunchReport Report) Run(Delegate kernel, LaunchOptions options)
    {
        using var source = _bench.Buffer([.. Enumerable.Range(0, Features.Size).Select(i => i * 37 % 113)]);
        using var target = _bench.Buffer(new int[Features.Size]);
        var config = new KernelConfig(4, 64, SharedMemoryConfig.RequestDynamic<int>(64));
        var report = _bench.Run(kernel, config, options, source.View.BaseView, target.View.BaseView);
        return (target.GetAsArray1D(), report);
    }

    [Theory, MemberData(nameof(Kernels))]
    public void Metered_and_fast_agree_and_nothing_is_found(string kernel)
    {
        var method = Features.All[kernel];
        var (fast, _) = Run(method, new() { Mode = ExecutionMode.Fast });
        var (metered, report) = Run(method, new());
        Assert.Equal(fast, metered);
        Assert.Contains(fast, value => value != 0);
        Assert.Empty(report.Races);
        Assert.Empty(report.UnwrittenReads);
    }

    [Theory, MemberData(nameof(Kernels))]
    public void Counts_do_not_depend_on_buffers_workers_or_lane_order(string kernel)
    {
        var method = Features.All[kernel];
        var (_, expected) = Run(method, new());
        LaunchOptions[] variants =
        [
            new() { EventsPerLane = 1 }, new() { EventsPerLane = 3 }, new() { EventsPerLane = 17 },
            new() { Workers = 2 }, new() { Workers = 4 }, new() { LaneOrderSeed = 5 },
        ];
        foreach (var options in variants)
        {
            var counters = Run(method, options).Report.Counters!;
            Assert.Equal(expected.Counters!.Sites, counters.Sites);
            Assert.Equal(expected.Counters.Operations, counters.Operations);
            Assert.Equal((expected.Counters.Barriers, expected.Counters.WarpExchanges), (counters.Barriers, counters.WarpExchanges));
        }
    }

    [Theory, MemberData(nameof(Kernels))]
    public void Kernels_without_races_do_not_depend_on_the_order_of_lanes(string kernel)
    {
        var method = Features.All[kernel];
        var (expected, _) = Run(method, new());
        foreach (var seed in new[] { 1, 2, 3 }) Assert.Equal(expected, Run(method, new() { LaneOrderSeed = seed }).Result);
    }
}
