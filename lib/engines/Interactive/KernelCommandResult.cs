using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

/// <summary>Everything that a command produced, in order; the last event says whether it succeeded.</summary>
public class KernelCommandResult
{
    private readonly List<KernelEvent> _events = [];

    internal KernelCommandResult(KernelCommand command) => Command = command;

    public KernelCommand Command { get; }

    /// <summary>A copy, so that it can be read while the command still runs.</summary>
    public IReadOnlyList<KernelEvent> Events
    {
        get { lock (_events) return [.. _events]; }
    }

    internal void Add(KernelEvent @event)
    {
        lock (_events) _events.Add(@event);
    }
}
