using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

public abstract partial class Kernel
{
    private readonly SemaphoreSlim _queue = new(1, 1);
    private readonly Queue<KernelCommand> _deferred = new();
    private KernelInvocationContext? _running;

    /// <summary>Runs a command after those sent earlier, and returns when it has ended; failure is an event, not an exception.</summary>
    public async Task<KernelCommandResult> SendAsync(KernelCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command is Cancel) return CancelRunning(command);
        if (command is LanguageServiceCommand or RequestDiagnostics) return await AnswerAsync(command, cancellationToken);
        if (KernelInvocationContext.Current is { IsComplete: false } ambient && ambient.HandlingKernel.RootKernel == RootKernel)
            return await SendAsChildAsync(command, ambient);

        var context = new KernelInvocationContext(command, this);
        using var events = context.KernelEvents.Subscribe(PublishEvent);
        var queue = RootKernel._queue;
        try { await queue.WaitAsync(cancellationToken); }
        catch (OperationCanceledException)
        {
            context.Fail(command, message: "Command cancelled.");
            return context.Result;
        }
        try
        {
            RootKernel._running = context;
            using var stop = cancellationToken.Register(context.Cancel);
            await RunAsync(command, context);
        }
        finally
        {
            RootKernel._running = null;
            if (!RootKernel.IsDisposed) queue.Release();
        }
        return context.Result;
    }

    /// <summary>Keeps a command until just before the next one.</summary>
    public void DeferCommand(KernelCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        lock (_deferred) _deferred.Enqueue(command);
    }

    private async Task RunAsync(KernelCommand command, KernelInvocationContext context)
    {
        KernelInvocationContext.Enter(context);
        using var console = Utility.CellConsole.Capture();
        await RunGuardedAsync(command, context);
    }

    private async Task RunGuardedAsync(KernelCommand command, KernelInvocationContext context)
    {
        try
        {
            await DispatchAsync(command, context);
            if (context.CancellationToken.IsCancellationRequested) context.Fail(command, message: "Command cancelled.");
            context.Complete(command);
        }
        catch (OperationCanceledException e) when (context.CancellationToken.IsCancellationRequested)
        {
            context.Fail(command, message: e is Utility.CellAbandonedException ? e.Message : "Command cancelled.");
        }
        catch (Exception e)
        {
            context.Fail(command, e);
        }
    }

    // A cell that sends a command waits for it, so the command cannot wait for the cell.
    private async Task<KernelCommandResult> SendAsChildAsync(KernelCommand command, KernelInvocationContext parent)
    {
        if (command.Parent is null) command.SetParent(parent.Command);
        var child = new KernelInvocationContext(command, this);
        using var events = child.KernelEvents.Subscribe(e => { if (e is not KernelCommandCompletionEvent) parent.Publish(e); });
        using var stop = parent.CancellationToken.Register(child.Cancel);
        await RunAsync(command, child);
        return child.Result;
    }

    private KernelCommandResult CancelRunning(KernelCommand command)
    {
        var context = new KernelInvocationContext(command, this);
        using var events = context.KernelEvents.Subscribe(PublishEvent);
        RootKernel._running?.Cancel();
        context.Complete(command);
        return context.Result;
    }

    internal bool TryTakeDeferred([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out KernelCommand? command)
    {
        lock (_deferred) return _deferred.TryDequeue(out command);
    }
}
