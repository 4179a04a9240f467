using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>The last event of a command.</summary>
public abstract class KernelCommandCompletionEvent(KernelCommand command, int? executionOrder = null) : KernelEvent(command)
{
    /// <summary>The cell's number, counted over the kernel's life; null for commands other than SubmitCode.</summary>
    public int? ExecutionOrder { get; } = executionOrder;
}
