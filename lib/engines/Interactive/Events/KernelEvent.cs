using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>Something that happened while a command ran.</summary>
public abstract class KernelEvent
{
    protected KernelEvent(KernelCommand command) => Command = command ?? throw new ArgumentNullException(nameof(command));

    /// <summary>The command, or the piece of it, that was running.</summary>
    public KernelCommand Command { get; }

    public override string ToString() => GetType().Name;
}
