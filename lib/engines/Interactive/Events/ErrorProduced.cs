using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events;

/// <summary>An error of a part of a cell, such as a cell of an imported notebook.</summary>
public class ErrorProduced(string message, KernelCommand command, IReadOnlyCollection<FormattedValue>? formattedValues = null)
    : DisplayEvent(message, command, formattedValues)
{
    public string Message { get; } = message ?? throw new ArgumentNullException(nameof(message));

    public override string ToString() => $"{nameof(ErrorProduced)}: {Message}";
}
