using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

public abstract partial class Kernel
{
    private readonly ConcurrentDictionary<Type, KernelCommandInvocation> _handlers = new();

    public void RegisterCommandHandler<TCommand>(Func<TCommand, KernelInvocationContext, Task> handler) where TCommand : KernelCommand
    {
        ArgumentNullException.ThrowIfNull(handler);
        _handlers[typeof(TCommand)] = (command, context) => handler((TCommand)command, context);
    }

    public bool SupportsCommandType(Type commandType) => FindHandler(commandType) is not null;

    /// <summary>The kernel that is to handle a command: this one, unless a composite kernel chooses a child.</summary>
    private protected virtual Kernel? GetHandlingKernel(KernelCommand command) =>
        command.TargetKernelName is { } name && !KernelInfo.IsNamed(name) ? null : this;

    private async Task DispatchAsync(KernelCommand command, KernelInvocationContext context)
    {
        if (command is SubmitCode { IsPiece: false } cell)
        {
            await RunCellAsync(cell, context);
            return;
        }
        if (command is LanguageServiceCommand question)
        {
            await AnswerAsync(question, context);
            return;
        }
        var kernel = GetHandlingKernel(command) ?? throw new NoSuitableKernelException(command);
        if (command is RequestDiagnostics) await kernel.AnswerAloneAsync(command, context);
        else await kernel.HandleAsync(command, context);
    }

    internal async Task HandleAsync(KernelCommand command, KernelInvocationContext context)
    {
        context.HandlingKernel = this;
        while (TryTakeDeferred(out var earlier)) await InvokeAsync(earlier, context);
        await InvokeAsync(command, context);
    }

    // Deferred commands wait for one that runs something.
    private Task AnswerAloneAsync(KernelCommand question, KernelInvocationContext context)
    {
        context.HandlingKernel = this;
        return InvokeAsync(question, context);
    }

    private async Task InvokeAsync(KernelCommand command, KernelInvocationContext context)
    {
        context.CurrentCommand = command;
        command.Handler ??= FindHandler(command.GetType());
        if (command.Handler is null && command is not (DisplayValue or UpdateDisplayedValue))
            throw new CommandNotSupportedException(command.GetType(), this);
        await command.InvokeAsync(context);
    }

    private KernelCommandInvocation? FindHandler(Type commandType)
    {
        if (_handlers.TryGetValue(commandType, out var registered)) return registered;
        var contract = typeof(IKernelCommandHandler<>).MakeGenericType(commandType);
        if (!contract.IsInstanceOfType(this)) return null;
        var method = contract.GetMethod("HandleAsync")!;
        return _handlers[commandType] = (command, context) =>
            (Task)method.Invoke(this, BindingFlags.DoNotWrapExceptions, null, [command, context], null)!;
    }
}
