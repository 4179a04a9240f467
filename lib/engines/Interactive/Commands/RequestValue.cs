namespace Microsoft.DotNet.Interactive.Commands;

public class RequestValue(string name, string mimeType = "application/json", string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    public string MimeType { get; } = mimeType;
}
