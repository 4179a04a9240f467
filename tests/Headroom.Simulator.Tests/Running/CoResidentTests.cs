using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Running;

/// <summary>Groups that wait for each other, and what becomes of them.</summary>
public sealed class CoResidentTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    [Theory, MemberData(nameof(Seeds))]
    public void A_group_that_waits_goes_on_once_another_has_signalled(int seed)
    {
        Assert.Empty(Run(Deadlocks.OneSignalsFirst, 4, 64, seed).Races);
        Assert.Empty(Run(Deadlocks.BarrierOfTheGrid, 8, 256, seed).Races);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Groups_that_wait_for_each_other_are_a_deadlock(int seed)
    {
        var fault = Assert.Throws<KernelFault>(() => Run(Deadlocks.WaitForEachOther, 4, 64, seed));

        Assert.Equal(FaultKind.Deadlock, fault.Kind);
        Assert.Equal(["flags[0]", "flags[1]"], fault.Waits.Select(wait => wait.Element).Order());
        Assert.All(fault.Waits, wait => Assert.Equal((0L, 1), (wait.Value, wait.Threads)));
        Assert.Equal(fault.Line, fault.Waits[0].Line);
        Assert.Contains("// the wait", File.ReadAllLines(fault.Line!.File)[fault.Line.Line - 1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Deadlocks.CountsItsRounds))]
    [InlineData(nameof(Deadlocks.WaitsWithBarriers))]
    public void A_wait_in_vain_is_found_though_each_round_differs(string kernel)
    {
        var start = ThreadTime.Now;
        var fault = Assert.Throws<KernelFault>(() => Run(Kernel(kernel), 2, 64, seed: 1));

        Assert.Equal(FaultKind.Deadlock, fault.Kind);
        Assert.Contains("waits for flags[0], which is 0 (Deadlocks.cs:", fault.Reason, StringComparison.Ordinal);
        Assert.InRange((ThreadTime.Now - start).TotalSeconds, 0, 3);
    }

    [Theory]
    [InlineData(nameof(Deadlocks.BarrierOfTheGrid), 9, 256,
        "9 were launched, 8 are resident (2,048 threads a multiprocessor, 256 a group, ")]
    [InlineData(nameof(Deadlocks.BarrierOfTheGrid), 33, 32, "33 were launched, 32 are resident (32 groups a multiprocessor, ")]
    [InlineData(nameof(Deadlocks.BarrierOfLargeGroups), 7, 64,
        "7 were launched, 5 are resident (233,472 bytes of shared memory a multiprocessor, 41,024 a group, ")]
    public void A_kernel_that_needs_more_groups_than_are_resident_is_refused_with_the_numbers(
        string kernel, int groups, int threads, string why)
    {
        var fault = Assert.Throws<KernelFault>(() => Run(Kernel(kernel), groups, threads, seed: 5));

        Assert.Equal(FaultKind.Residency, fault.Kind);
        Assert.Contains(why, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void More_multiprocessors_hold_more_groups()
    {
        var options = new LaunchOptions { CoResident = new() { Device = Residency.OneMultiprocessor with { Multiprocessors = 2 } } };
        using var flags = _bench.Buffer(new int[64]);

        _bench.Run(Deadlocks.BarrierOfTheGrid, new(16, 256), options, flags.View.BaseView);

        Assert.Equal(16, flags.GetAsArray1D()[0]);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Groups_that_need_not_be_there_together_may_be_any_number(int seed)
    {
        using var flags = _bench.Buffer(new int[2 + 100]);
        var options = new LaunchOptions { CoResident = new() { Seed = seed } };

        var report = _bench.Run(Deadlocks.LastGroupAddsUp, new(100, 32), options, flags.View.BaseView);
        Assert.Empty(report.Races);
        Assert.Equal(100 * 101 / 2, flags.GetAsArray1D()[1]);

        flags.CopyFromCPU(new int[102]);
        report = _bench.Run(Deadlocks.TakesALock, new(100, 32), options, flags.View.BaseView);
        Assert.Empty(report.Races);
        Assert.Equal(100, flags.GetAsArray1D()[1]);
    }

    [Theory]
    [InlineData(nameof(Deadlocks.SpinsOnAPlainRead))]
    [InlineData(nameof(Deadlocks.SpinsInAHelper))]
    public void A_loop_that_waits_on_a_plain_read_is_refused_at_its_line(string kernel)
    {
        var fault = Assert.Throws<KernelFault>(() => Run(Kernel(kernel), 2, 64, seed: 0));

        Assert.Equal(FaultKind.PlainWait, fault.Kind);
        Assert.Contains("// the plain read", File.ReadAllLines(fault.Line!.File)[fault.Line.Line - 1], StringComparison.Ordinal);
        Assert.Contains("a plain read of flags.", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_that_does_not_end_is_told_while_others_wait_for_it()
    {
        var start = ThreadTime.Now;
        var fault = Assert.Throws<KernelFault>(() => Run(Deadlocks.OneIsEndless, 8, 32, seed: 2));

        Assert.Equal((FaultKind.Endless, new Index3D(0, 0, 0)), (fault.Kind, fault.Lane!.Grid));
        Assert.InRange((ThreadTime.Now - start).TotalSeconds, 0, 8);
    }

    [Fact]
    public void Loops_that_wait_for_nobody_are_no_plain_waits()
    {
        using var flags = _bench.Buffer([3, 2, 1, 0]);
        _bench.Run(Deadlocks.ReadsInLoops, new(1, 1), new() { CoResident = new() }, flags.View.BaseView);
        Assert.Equal(8, flags.GetAsArray1D()[3]);
    }

    [Fact]
    public void Fast_launches_cannot_ask_for_it() => Assert.Throws<ArgumentException>(
        () => _bench.Run(Deadlocks.TakesALock, new(1, 1), new() { Mode = ExecutionMode.Fast, CoResident = new() }));

    private LaunchReport Run(Delegate kernel, int groups, int threads, int seed)
    {
        using var flags = _bench.Buffer(new int[1 + groups * threads]);
        return _bench.Run(kernel, new(groups, threads), new() { CoResident = new() { Seed = seed } }, flags.View.BaseView);
    }

    private static Action<ArrayView<int>> Kernel(string name) =>
        typeof(Deadlocks).GetMethod(name)!.CreateDelegate<Action<ArrayView<int>>>();
}
