using Headroom.Simulator;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Checking;

/// <summary>What would crash or hang a GPU stops the launch with the lane, the line and the reason; the device stays usable.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<ExecutionMode> Modes => [ExecutionMode.Metered, ExecutionMode.Fast];

    private KernelFault Fault(Delegate kernel, ExecutionMode mode, int lanes, params object?[] more)
    {
        using var target = _bench.Buffer(new int[64]);
        return Assert.Throws<KernelFault>(
            () => _bench.Run(kernel, new(1, lanes), new() { Mode = mode, Fuel = 1 << 22 }, [target.View.BaseView, .. more]));
    }

    [Theory, MemberData(nameof(Modes))]
    public void An_index_past_the_end_names_index_extent_view_lane_and_line(ExecutionMode mode)
    {
        var fault = Fault(Mistakes.PastTheEnd, mode, 64);
        Assert.Equal(FaultKind.OutOfBounds, fault.Kind);
        Assert.StartsWith("index 64 is outside the extent 64 of target", fault.Reason, StringComparison.Ordinal);
        Assert.Equal((1, 31), (fault.Lane!.Warp, fault.Lane.Lane));
        Assert.Equal("Mistakes.cs", Path.GetFileName(fault.Line!.File));
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_column_past_the_row_is_out_of_bounds_though_the_memory_is_there(ExecutionMode mode)
    {
        using var target = _bench.Accelerator.Allocate2DDenseY<int>(new LongIndex2D(8, 20));
        var fault = Assert.Throws<KernelFault>(() => _bench.Run(Mistakes.PastTheRow, new(1, 32), new() { Mode = mode }, target.View));
        Assert.Contains("index (0, 20) is outside the extent (8, 20)", fault.Reason, StringComparison.Ordinal);
        Assert.Equal(20, fault.Lane!.Lane);
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_sub_view_past_the_end_has_a_line(ExecutionMode mode)
    {
        var fault = Fault(Mistakes.SubViewPastTheEnd, mode, 64);
        Assert.Equal((FaultKind.OutOfBounds, 5), (fault.Kind, fault.Lane!.Lane));
        Assert.NotNull(fault.Line);
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_division_by_zero_stops_the_launch_and_the_process_survives(ExecutionMode mode)
    {
        var fault = Fault(Mistakes.DividesByZero, mode, 32, 0);
        Assert.Equal((FaultKind.Exception, 5), (fault.Kind, fault.Lane!.Lane));
        Assert.NotNull(fault.Line);
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_barrier_that_some_lanes_pass_by_says_how_many_wait(ExecutionMode mode)
    {
        var fault = Fault(Mistakes.BarrierForSome, mode, 64);
        Assert.Equal(FaultKind.Divergence, fault.Kind);
        Assert.Contains("40 at Group.Barrier", fault.Reason, StringComparison.Ordinal);
        Assert.Contains("24 have returned", fault.Reason, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Modes))]
    public void Two_barriers_are_not_one(ExecutionMode mode)
    {
        var fault = Fault(Mistakes.TwoBarriers, mode, 64);
        Assert.Contains("40 at Group.Barrier", fault.Reason, StringComparison.Ordinal);
        Assert.Contains("24 at Group.Barrier", fault.Reason, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Modes))]
    public void An_endless_loop_stops_at_its_line(ExecutionMode mode)
    {
        var fault = Fault(Mistakes.NeverEnds, mode, 32);
        Assert.Equal(FaultKind.Endless, fault.Kind);
        Assert.NotNull(fault.Line);
    }

    [Theory, MemberData(nameof(Modes))]
    public void An_endless_loop_of_barriers_stops_too(ExecutionMode mode) =>
        Assert.Equal(FaultKind.Endless, Fault(Mistakes.NeverEndsAtBarriers, mode, 32).Kind);

    [Theory, MemberData(nameof(Modes))]
    public void More_shared_memory_than_the_device_has_is_refused(ExecutionMode mode)
    {
        using var target = _bench.Buffer(new float[64]);
        var fault = Assert.Throws<KernelFault>(
            () => _bench.Run(Mistakes.TooMuchShared, new(1, 32), new() { Mode = mode }, target.View.BaseView));
        Assert.Equal(FaultKind.Memory, fault.Kind);
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_lane_may_wait_for_what_a_later_one_writes(ExecutionMode mode)
    {
        foreach (var lanes in new[] { 32, 64 })
        {
            using var target = _bench.Buffer(0);
            _bench.Run(Mistakes.SpinsOnTheLastLane, new(1, lanes), new() { Mode = mode }, target.View.BaseView);
            Assert.Equal([1], target.GetAsArray1D());
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void The_device_works_on_after_a_fault(ExecutionMode mode)
    {
        Fault(Mistakes.PastTheEnd, mode, 64);
        using var target = _bench.Buffer(new int[64]);
        var report = _bench.Run(Mistakes.Neighbour, new(1, 64), new() { Mode = mode }, target.View.BaseView);
        Assert.Equal(620, target.GetAsArray1D()[63]);
        Assert.Equal(mode, report.Mode);
    }
}
