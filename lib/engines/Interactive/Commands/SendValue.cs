using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Commands;

public class SendValue(string name, object? value, FormattedValue? formattedValue = null, string? targetKernelName = null)
    : KernelCommand(targetKernelName)
{
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    public object? Value { get; } = value;

    /// <summary>Used when <see cref="Value"/> is null: JSON becomes the value it describes, other text a string.</summary>
    public FormattedValue? FormattedValue { get; } = formattedValue;
}
