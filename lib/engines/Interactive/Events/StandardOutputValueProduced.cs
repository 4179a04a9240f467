using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>One write to the console's standard output.</summary>
public class StandardOutputValueProduced(
    KernelCommand command,
    IReadOnlyCollection<FormattedValue>? formattedValues = null,
    string? valueId = null) : DisplayEvent(null, command, formattedValues, valueId);
