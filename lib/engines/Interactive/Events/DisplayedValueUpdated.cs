using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>Replaces what an earlier event with the same id displayed.</summary>
public class DisplayedValueUpdated(
    object? value,
    string valueId,
    KernelCommand command,
    IReadOnlyCollection<FormattedValue>? formattedValues = null) : DisplayEvent(value, command, formattedValues, valueId);
