using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.ValueSharing;

/// <summary>A variable of a kernel, without its value.</summary>
public class KernelValueInfo(string name, FormattedValue formattedValue, Type? type = null, string? typeName = null)
{
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    public FormattedValue FormattedValue { get; } = formattedValue;

    public Type? Type { get; } = type;

    public string? TypeName { get; set; } = typeName ?? type?.ToString();
}
