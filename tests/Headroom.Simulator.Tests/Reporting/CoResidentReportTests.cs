using System.Text.RegularExpressions;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Reporting;

/// <summary>What a learner reads when groups that run together do wrong.</summary>
public sealed partial class CoResidentReportTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_missing_fence() => Snapshot.Match(Masked(TwoStages(Pipelines.NoFence).ToText()));

    [Fact]
    public void A_missing_fence_as_json() => Snapshot.Match(Masked(Regex.Match(
        TwoStages(Pipelines.NoFence).ToJson(), "\"races\".*?(?=,\\s+\"unwritten)", RegexOptions.Singleline).Value));

    [Fact]
    public void A_missing_barrier_before_the_signal() =>
        Snapshot.Match(Masked(TwoStages(Pipelines.NoBarrierBeforeTheSignal).Races[0].ToString()));

    [Fact]
    public void A_missing_barrier_behind_the_wait() =>
        Snapshot.Match(Masked(TwoStages(Pipelines.NoBarrierBehindTheWaitOfSlowThreads).Races[0].ToString()));

    [Fact]
    public void A_deadlock() => Snapshot.Match(Fault(Deadlocks.WaitForEachOther, 4));

    [Fact]
    public void A_spinning_plain_read() => Snapshot.Match(Fault(Deadlocks.SpinsOnAPlainRead, 4));

    [Fact]
    public void Too_many_groups() => Snapshot.Match(Fault(Deadlocks.BarrierOfTheGrid, 40));

    private string Fault(Action<ArrayView<int>> kernel, int groups)
    {
        using var flags = _bench.Buffer(new int[groups]);
        return Masked(Assert.Throws<KernelFault>(
            () => _bench.Run(kernel, new(groups, 64), new() { CoResident = new() { Seed = 1 } }, flags.View.BaseView)).Message);
    }

    private LaunchReport TwoStages(Action<ArrayView<int>, ArrayView<int>, ArrayView<int>> kernel)
    {
        using var data = _bench.Accelerator.Allocate1D<int>(64);
        using var sums = _bench.Buffer(0);
        using var done = _bench.Buffer(0);
        return _bench.Run(
            kernel, new(2, 64), new() { CoResident = new() { Seed = 1 } }, data.View.BaseView, sums.View.BaseView, done.View.BaseView);
    }

    // Line numbers of the kernels may move; what is reported for each may not.
    [GeneratedRegex(@"\.cs:\d+")]
    private static partial Regex LineNumber();

    private static string Masked(string text) => LineNumber().Replace(text, ".cs:NN") + "\n";
}
