using ILGPU.Runtime;
using Headroom.Simulator.Testing.Checking;
using Headroom.Simulator.Testing.Kernels;

namespace Headroom.Simulator.Testing.Running;

/// <summary>A kernel without an end is stopped in seconds, and with any number of workers it is the same group that does not end.</summary>
public sealed class EndlessTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string, ExecutionMode, int> Loops => new()
    {
        { nameof(Waiting.ForEver), ExecutionMode.Metered, 1 },
        { nameof(Waiting.ForEver), ExecutionMode.Metered, 64 },
        { nameof(Waiting.ForEver), ExecutionMode.Fast, 32 },
        { nameof(Waiting.ForEverAtBarriers), ExecutionMode.Metered, 64 },
        { nameof(Waiting.ForEverAtBarriers), ExecutionMode.Fast, 64 },
        { nameof(Waiting.ForEverInRegisters), ExecutionMode.Metered, 32 },
        { nameof(Waiting.ForEverInRegisters), ExecutionMode.Fast, 32 },
    };

    [Theory, MemberData(nameof(Loops))]
    public void An_endless_loop_ends_within_five_seconds_of_processor_time(string loop, ExecutionMode mode, int lanes)
    {
        using var cells = _bench.Buffer(new int[lanes + 1]);
        var kernel = typeof(Waiting).GetMethod(loop)!.CreateDelegate<Action<ArrayView<int>>>();
        var start = ThreadTime.Now;
        var fault = Assert.Throws<KernelFault>(
            () => _bench.Run(kernel, new(1, lanes), new() { Mode = mode, Workers = 1 }, cells.View.BaseView));
        var seconds = (ThreadTime.Now - start).TotalSeconds;
        Assert.Equal(FaultKind.Endless, fault.Kind);
        Assert.StartsWith("has not ended", fault.Reason, StringComparison.Ordinal);
        Assert.Equal("Waiting.cs", Path.GetFileName(fault.Line!.File));
        Assert.True(seconds < 5, $"{seconds:0.0} s");
    }

    [Theory]
    [InlineData(ExecutionMode.Metered)]
    [InlineData(ExecutionMode.Fast)]
    public void A_group_that_waits_for_a_later_one_does_not_end(ExecutionMode mode)
    {
        var outcome = Same(mode, waits: 2, writes: 9);
        Assert.Contains("has not ended", outcome.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExecutionMode.Metered)]
    [InlineData(ExecutionMode.Fast)]
    public void A_group_that_waits_for_an_earlier_one_goes_on_in_its_turn(ExecutionMode mode)
    {
        var outcome = Same(mode, waits: 9, writes: 2);
        Assert.Null(outcome.Fault);
    }

    private Outcome Same(ExecutionMode mode, int waits, int writes)
    {
        var alone = Run(1);
        foreach (var workers in new[] { 2, 3, 8 }) Assert.Equal(alone.Told, Run(workers).Told);
        return alone;

        Outcome Run(int workers)
        {
            using var cells = _bench.Buffer(new int[1 + 10 * 32]);
            return Outcome.Of(
                [cells], () => _bench.Run(
                Waiting.ForAGroup, new(10, 32), new() { Mode = mode, Workers = workers, Fuel = 1 << 24 }, cells.View.BaseView, waits,
                writes));
        }
    }
}
