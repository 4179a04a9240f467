namespace Headroom.Jupyter.Documents;

/// <summary>
/// Finds the kernel in a document's metadata, in each of the forms that .NET Interactive, VS Code and Jupyter have written.
/// </summary>
internal static class KernelMetadata
{
    /// <summary>
    /// Null where the metadata names none that is .NET Interactive's; the course's own kernel and Python's say nothing about cells.
    /// </summary>
    public static string? DefaultOf(IDictionary<string, object> metadata)
    {
        foreach (var holder in new[] { metadata, Section(metadata, "polyglot_notebook"), Section(metadata, "dotnet_interactive") })
        {
            if (holder is null) continue;
            if (Section(holder, "kernelInfo") is { } infos && Text(infos, "defaultKernelName") is { } named) return named;
            if (Text(holder, "defaultKernelName") is { } name) return name;
        }
        // `.net-csharp` means csharp.
        return Section(metadata, "kernelspec") is { } spec && Text(spec, "name") is { } kernel
            && kernel.StartsWith(".net-", StringComparison.Ordinal)
            ? kernel[".net-".Length..] switch { "powershell" => "pwsh", var bare => bare }
            : null;
    }

    public static string? Text(IDictionary<string, object> metadata, string name) =>
        metadata.TryGetValue(name, out var value) ? value as string : null;

    private static IDictionary<string, object>? Section(IDictionary<string, object> metadata, string name) =>
        metadata.TryGetValue(name, out var value) ? value as IDictionary<string, object> : null;
}
