using Headroom.Simulator;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Running.Modes;

/// <summary>Fast mode lets loops run whose end it can see; no loop runs for ever because of that, and none gives another number.</summary>
public sealed class LoopTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<ExecutionMode> Rewritten => [ExecutionMode.Metered, ExecutionMode.Fast];

    public static TheoryData<ExecutionMode> All => [ExecutionMode.Metered, ExecutionMode.Fast];

    [Theory, MemberData(nameof(Rewritten))]
    public void A_loop_that_never_ends_is_stopped_whatever_it_looks_like(ExecutionMode mode)
    {
        foreach (var kernel in new Action<ArrayView<int>>[] { Loops.CountedInsideEndless, Loops.CounterSetBack,
            Loops.CounterSetBackByReference })
        {
            using var target = _bench.Buffer(new int[32]);
            var fault = Assert.Throws<KernelFault>(
                () => _bench.Run(kernel, new(1, 32), new() { Mode = mode, Fuel = 1 << 22 }, target.View.BaseView));
            Assert.Equal((FaultKind.Endless, "Loops.cs"), (fault.Kind, Path.GetFileName(fault.Line!.File)));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Counted_loops_make_all_their_rounds(ExecutionMode mode)
    {
        using var target = _bench.Buffer(new int[4 * 32]);
        _bench.Run(Loops.Counted, new(1, 32), new() { Mode = mode }, target.View.BaseView);
        Assert.All(target.GetAsArray1D().Chunk(4), lane => Assert.Equal([28, 3, 5, 8], lane));
    }

    [Theory, MemberData(nameof(All))]
    public void What_a_lane_keeps_over_barriers_is_its_own(ExecutionMode mode)
    {
        using var target = _bench.Buffer(new int[64]);
        _bench.Run(Loops.KeepsOverBarriers, new(1, 64), new() { Mode = mode }, target.View.BaseView, 5);
        // each: 0 + 1 + 2 + 3 + 4 times the lane; the inner loop: 5 times 6; either: 5 times 7 or 9.
        Assert.Equal(Enumerable.Range(0, 64).Select(x => x * 1000 + 10 * x + 30 + 5 * (x % 2 == 0 ? 7 : 9) + 1), target.GetAsArray1D());
    }
}
