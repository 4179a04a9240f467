using Microsoft.DotNet.Interactive.Utility;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>
/// Runs a cell on a thread of its own, and gets the caller back when it is cancelled: first the cell's loops notice, then a blocked thread is
/// interrupted, and in the end a thread that does neither is left behind.
/// </summary>
internal static class CellThread
{
    private static readonly TimeSpan s_notice = TimeSpan.FromMilliseconds(250), s_interrupt = TimeSpan.FromMilliseconds(500);

    public static async Task<object?> RunAsync(Func<Task<object>> start, CancellationToken cancellation)
    {
        var started = new TaskCompletionSource<Task<object>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Start(start, started, cancellation), 16 << 20) { IsBackground = true, Name = "cell" };
        thread.Start();
        var cell = started.Task.Unwrap();
        if (!await EndsBefore(cell, cancellation)) await StopAsync(cell, thread, cancellation);
        try { return await cell; }
        catch (Exception e) when (cancellation.IsCancellationRequested && OnlyCancels(e))
        {
            // The cell can notice before this method does; a Parallel.For then wraps what its loops threw.
            throw new OperationCanceledException(cancellation);
        }
    }

    private static bool OnlyCancels(Exception e) => e switch
    {
        AggregateException all => all.Flatten().InnerExceptions.All(OnlyCancels),
        TypeInitializationException or System.Reflection.TargetInvocationException => e.InnerException is { } inner && OnlyCancels(inner),
        _ => e is OperationCanceledException,
    };

    private static void Start(Func<Task<object>> start, TaskCompletionSource<Task<object>> started, CancellationToken cancellation)
    {
        CellInterrupt.Watch(cancellation);
        try { started.SetResult(start()); }
        catch (Exception e) { started.SetException(e); }
    }

    private static async Task<bool> EndsBefore(Task cell, CancellationToken cancellation)
    {
        if (!cancellation.CanBeCanceled) return true;
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(cancelled.SetResult);
        return await Task.WhenAny(cell, cancelled.Task) == cell;
    }

    private static async Task StopAsync(Task cell, Thread thread, CancellationToken cancellation)
    {
        CellInterrupt.Request();
        _ = cell.ContinueWith(ended => { _ = ended.Exception; CellInterrupt.Done(); }, TaskScheduler.Default);
        if (!await EndsWithin(cell, s_notice))
        {
            var blocked = thread.IsAlive;
            thread.Interrupt();
            if (!await EndsWithin(cell, s_interrupt) && blocked && thread.IsAlive) throw new CellAbandonedException();
        }
        cancellation.ThrowIfCancellationRequested();
    }

    private static async Task<bool> EndsWithin(Task cell, TimeSpan time) => await Task.WhenAny(cell, Task.Delay(time)) == cell;
}
