using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Running;

/// <summary>A barrier is one for the whole group, wherever it stands, as long as all threads come to the same one.</summary>
public sealed class BarrierPlaceTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<ExecutionMode> Modes => [ExecutionMode.Metered, ExecutionMode.Fast];

    [Theory, MemberData(nameof(Modes))]
    public void In_nested_loops(ExecutionMode mode) =>
        Assert.Equal(Enumerable.Range(0, 64).Select(t => (t + 12) % 64), Run(NestedLoops, mode));

    [Theory, MemberData(nameof(Modes))]
    public void In_helpers_of_helpers(ExecutionMode mode) =>
        Assert.Equal(Enumerable.Range(0, 64).Select(t => (t + 3) % 64), Run(Helpers, mode));

    [Theory, MemberData(nameof(Modes))]
    public void In_a_switch(ExecutionMode mode) => Assert.Equal(Enumerable.Range(0, 64).Select(t => (t + 4) % 64), Run(Switch, mode));

    [Theory, MemberData(nameof(Modes))]
    public void Threads_in_different_cases_of_a_switch_are_told_with_both_lines(ExecutionMode mode)
    {
        var fault = Diverges(SwitchByThread, mode);
        var lines = fault.Reason.Split("BarrierPlaceTests.cs:").Skip(1)
            .Select(text => int.Parse(new string([.. text.TakeWhile(char.IsDigit)]), null)).ToArray();
        Assert.Equal((2, 1), (lines.Length, lines[1] - lines[0]));
        Assert.Contains("32 at Group.Barrier", fault.Reason, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Modes))]
    public void Threads_that_leave_an_inner_loop_early_wait_elsewhere(ExecutionMode mode)
    {
        var fault = Diverges(RaggedLoops, mode);
        Assert.Contains("not together", fault.Reason, StringComparison.Ordinal);
        Assert.Equal(2, fault.Reason.Split("BarrierPlaceTests.cs:").Skip(1).Select(text => text[..3]).Distinct().Count());
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_helper_that_some_threads_do_not_call_is_told_with_its_line(ExecutionMode mode)
    {
        var fault = Diverges(HelperForSome, mode);
        Assert.Contains("40 at Group.Barrier, BarrierPlaceTests.cs:", fault.Reason, StringComparison.Ordinal);
        Assert.Contains("24 have returned", fault.Reason, StringComparison.Ordinal);
    }

    private int[] Run(Action<ArrayView<int>> kernel, ExecutionMode mode)
    {
        using var target = _bench.Buffer(new int[64]);
        var report = _bench.Run(kernel, new(1, 64), new() { Mode = mode }, target.View.BaseView);
        Assert.Empty(report.Races);
        return target.GetAsArray1D();
    }

    private KernelFault Diverges(Action<ArrayView<int>> kernel, ExecutionMode mode)
    {
        var fault = Assert.Throws<KernelFault>(() => Run(kernel, mode));
        Assert.Equal(FaultKind.Divergence, fault.Kind);
        return fault;
    }

    // Each pass moves all values one place down.
    private static void Pass(ArrayView<int> tile)
    {
        var next = tile[(Group.IdxX + 1) % 64];
        Group.Barrier();
        tile[Group.IdxX] = next;
        Group.Barrier();
    }

    private static ArrayView<int> Numbered()
    {
        var tile = SharedMemory.Allocate<int>(64);
        tile[Group.IdxX] = Group.IdxX;
        Group.Barrier();
        return tile;
    }

    private static void NestedLoops(ArrayView<int> d)
    {
        var tile = Numbered();
        for (var i = 0; i < 3; i++)
        {
            var j = 0;
            while (true)
            {
                if (j++ == 4) break;
                Pass(tile);
            }
        }
        d[Group.IdxX] = tile[Group.IdxX];
    }

    private static void Thrice(ArrayView<int> tile)
    {
        Pass(tile);
        for (var i = 0; i < 2; i++) Pass(tile);
    }

    private static void Helpers(ArrayView<int> d)
    {
        var tile = Numbered();
        Thrice(tile);
        d[Group.IdxX] = tile[Group.IdxX];
    }

    private static void Switch(ArrayView<int> d)
    {
        var tile = Numbered();
        for (var i = 0; i < 4; i++)
        {
            switch (i)
            {
                case 0: Pass(tile); break;
                case 2:
                    Pass(tile);
                    Pass(tile);
                    break;
                case 3: goto case 0;
                default: Group.Barrier(); break;
            }
        }
        d[Group.IdxX] = tile[Group.IdxX];
    }

    private static void SwitchByThread(ArrayView<int> d)
    {
        switch (Group.IdxX % 2)
        {
            case 0: Group.Barrier(); break;
            default: Group.Barrier(); break;
        }
        d[Group.IdxX] = 1;
    }

    private static void RaggedLoops(ArrayView<int> d)
    {
        for (var i = 0; i < 2; i++)
        {
            for (var k = 0; k < 1 + Group.IdxX % 2; k++) Group.Barrier();
            d[Group.IdxX] = i;
            Group.Barrier();
        }
    }

    private static void HelperForSome(ArrayView<int> d)
    {
        if (Group.IdxX < 40) d[Group.IdxX] = Numbered()[0];
    }
}
