using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>An event that puts something on the page.</summary>
public abstract class DisplayEvent(
    object? value,
    KernelCommand command,
    IReadOnlyCollection<FormattedValue>? formattedValues = null,
    string? valueId = null) : KernelEvent(command)
{
    public object? Value { get; } = value;

    /// <summary>The same value once for each MIME type.</summary>
    public IReadOnlyCollection<FormattedValue> FormattedValues { get; } = formattedValues ?? [];

    public string? ValueId { get; } = valueId;

    public override string ToString() => $"{GetType().Name}: {Value ?? FormattedValues.FirstOrDefault()?.Value}";
}
