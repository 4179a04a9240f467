using System.Runtime;
using ILGPU.Runtime;
using Headroom.Simulator.Testing.Kernels;
using Headroom.Testing;

namespace Headroom.Simulator.Testing.Running;

/// <summary>A launch that is told to stop ends, and no thread of it touches a buffer afterwards.</summary>
[Machine]
public sealed class CancellationTests : IDisposable
{
    // Generous: a second is promised on a machine that is not busy with other tests.
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(20);

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<ExecutionMode, int> Ways => new()
    {
        { ExecutionMode.Metered, 1 }, { ExecutionMode.Metered, 4 }, { ExecutionMode.Metered, 0 }, { ExecutionMode.Fast, 1 },
        { ExecutionMode.Fast, 4 },
    };

    [Theory, MemberData(nameof(Ways))]
    public void A_cancelled_token_ends_it(ExecutionMode mode, int workers)
    {
        using var cancel = new CancellationTokenSource();
        var thrown = Ends(new() { Mode = mode, Workers = workers, Cancellation = cancel.Token }, _ => cancel.Cancel());
        Assert.Equal(cancel.Token, Assert.IsType<OperationCanceledException>(thrown).CancellationToken);
    }

    [Fact]
    public void The_token_of_an_outer_recording_holds_for_inner_ones()
    {
        using var cancel = new CancellationTokenSource();
        using var outer = Recording.Start(new() { Cancellation = cancel.Token });
        using var inner = Recording.Start(new());
        Assert.IsType<OperationCanceledException>(Ends(new(), _ => cancel.Cancel()));
    }

    [Fact]
    public void A_token_that_was_cancelled_before_lets_nothing_start()
    {
        using var cells = _bench.Buffer(new int[33]);
        Assert.Throws<OperationCanceledException>(
            () => _bench.Run(Waiting.ForEver, new(1, 32), new() { Cancellation = new(canceled: true) }, cells.View.BaseView));
        Assert.All(cells.GetAsArray1D(), cell => Assert.Equal(0, cell));
    }

    /// <summary>What a notebook does to a cell that does not listen.</summary>
    [Theory, MemberData(nameof(Ways))]
    public void An_interrupted_thread_ends_it(ExecutionMode mode, int workers) =>
        Assert.IsType<ThreadInterruptedException>(Ends(new() { Mode = mode, Workers = workers }, thread => thread.Interrupt()));

    [Theory, MemberData(nameof(Ways))]
    public void An_aborted_thread_ends_it(ExecutionMode mode, int workers)
    {
        using var abort = new CancellationTokenSource();
        var thrown = Ends(new() { Mode = mode, Workers = workers }, _ => abort.Cancel(), launch =>
        {
#pragma warning disable SYSLIB0046 // The way in which notebooks stop a cell.
            ControlledExecution.Run(launch, abort.Token);
#pragma warning restore SYSLIB0046
        });
        Assert.IsType<OperationCanceledException>(thrown);
    }

    [Fact]
    public void The_device_works_on_afterwards()
    {
        using var cancel = new CancellationTokenSource();
        Ends(new() { Workers = 4, Cancellation = cancel.Token }, _ => cancel.Cancel());
        using var target = _bench.Buffer(new int[64]);
        _bench.Run(Mistakes.Neighbour, new(1, 64), new(), target.View.BaseView);
        Assert.Equal(620, target.GetAsArray1D()[63]);
    }

    // Starts a kernel that counts for ever in 8 groups, stops it once it counts, and gives what its thread threw.
    private unsafe Exception? Ends(LaunchOptions options, Action<Thread> stop, Action<Action>? run = null)
    {
        using var cells = _bench.Buffer(new int[8 * 32 + 1]);
        var view = cells.View.BaseView;
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                Action launch = () => _bench.Run(Waiting.ForEver, new(8, 32), options with { Fuel = 1L << 40 }, view);
                if (run is null) launch();
                else run(launch);
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        });
        thread.Start();
        var first = (int*)cells.NativePtr;
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref *first) > 0, s_soon), "it did not start");
        stop(thread);
        Assert.True(thread.Join(s_soon), "it did not end");

        var after = cells.GetAsArray1D();
        Thread.Sleep(100);
        Assert.Equal(after, cells.GetAsArray1D());
        return thrown;
    }
}
