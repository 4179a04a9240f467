using System.Reactive.Subjects;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

/// <summary>One command while it runs: where its events go and how it is cancelled. It follows the cell's code into its threads and awaits.</summary>
public partial class KernelInvocationContext : IDisposable
{
    private static readonly AsyncLocal<KernelInvocationContext?> s_current = new();

    private readonly CancellationTokenSource _cancellation = new();
    private readonly ReplaySubject<KernelEvent> _events = new();
    private readonly List<Action<KernelInvocationContext>> _onComplete = [];
    private readonly Lock _gate = new();
    private KernelCommand? _currentCommand;

    internal KernelInvocationContext(KernelCommand command, Kernel handlingKernel)
    {
        Command = command;
        HandlingKernel = handlingKernel;
        Result = new(command);
        CancellationToken = _cancellation.Token;
    }

    /// <summary>The context of the cell that called, or null outside of any cell.</summary>
    public static KernelInvocationContext? Current => s_current.Value;

    public KernelCommand Command { get; }

    public Kernel HandlingKernel { get; internal set; }

    public CancellationToken CancellationToken { get; }

    public bool IsComplete { get; private set; }

    /// <summary>All events so far and to come.</summary>
    public IObservable<KernelEvent> KernelEvents => _events;

    public KernelCommandResult Result { get; }

    /// <summary>The piece of the cell, or the child command, that is running now.</summary>
    internal KernelCommand CurrentCommand
    {
        get => _currentCommand ?? Command;
        set => _currentCommand = value;
    }

    internal bool IsFailed { get; private set; }

    internal static void Enter(KernelInvocationContext? context) => s_current.Value = context;

    public void OnComplete(Action<KernelInvocationContext> onComplete) => _onComplete.Add(onComplete);

    public void Dispose()
    {
        Complete(Command);
        _events.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks the running code to stop; the command then ends as failed.</summary>
    internal void Cancel()
    {
        lock (_gate)
            if (IsComplete) return;
        _cancellation.Cancel();
    }
}
