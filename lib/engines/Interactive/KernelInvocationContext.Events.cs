using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

public partial class KernelInvocationContext
{
    [ThreadStatic]
    private static int t_publishing;

    /// <summary>True on a thread that is inside a subscriber: what a subscriber prints is its own, not the cell's.</summary>
    internal static bool IsPublishing => t_publishing > 0;

    /// <summary>Events after the last one are dropped.</summary>
    public void Publish(KernelEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        lock (_gate)
        {
            if (IsComplete) return;
            Send(@event);
        }
    }

    public void Complete(KernelCommand command)
    {
        if (!ReferenceEquals(command, Command)) return;
        foreach (var action in TakeCompletionActions()) action(this);
        End(() => new CommandSucceeded(Command, HandlingKernel.NextExecutionOrder(Command)));
    }

    public void Fail(KernelCommand command, Exception? exception = null, string? message = null)
    {
        foreach (var action in TakeCompletionActions()) action(this);
        IsFailed = true;
        End(() => new CommandFailed(exception, Command, message, HandlingKernel.NextExecutionOrder(Command)));
    }

    private void End(Func<KernelCommandCompletionEvent> last)
    {
        lock (_gate)
        {
            if (IsComplete) return;
            IsComplete = true;
            Send(last());
            _events.OnCompleted();
        }
    }

    // Under the lock, so that subscribers see one event at a time and in the order of the result.
    private void Send(KernelEvent @event)
    {
        Result.Add(@event);
        t_publishing++;
        try { _events.OnNext(@event); }
        finally { t_publishing--; }
    }

    private Action<KernelInvocationContext>[] TakeCompletionActions()
    {
        Action<KernelInvocationContext>[] actions = [.. _onComplete];
        _onComplete.Clear();
        return actions;
    }
}
