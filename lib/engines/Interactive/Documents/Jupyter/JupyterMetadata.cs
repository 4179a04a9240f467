namespace Microsoft.DotNet.Interactive.Documents.Jupyter;

/// <summary>The kernelspec by which Jupyter and VS Code know a .NET notebook.</summary>
internal static class JupyterMetadata
{
    public static void Add(InteractiveDocument document, string language)
    {
        var (kernel, name, extension) = language.ToLowerInvariant() switch
        {
            "c#" or "csharp" => ("csharp", "C#", ".cs"),
            "f#" or "fsharp" => ("fsharp", "F#", ".fs"),
            "powershell" or "pwsh" => ("pwsh", "PowerShell", ".ps1"),
            _ => throw new ArgumentException($"Unrecognized language: {language}", nameof(language)),
        };
        document.Metadata["kernelspec"] = new Dictionary<string, object>
        {
            ["display_name"] = $".NET ({name})",
            ["language"] = name,
            ["name"] = $".net-{kernel}",
        };
        document.Metadata["language_info"] = new Dictionary<string, object>
        {
            ["file_extension"] = extension,
            ["mimetype"] = $"text/x-{kernel}",
            ["name"] = name,
            ["pygments_lexer"] = kernel,
        };
        document.Metadata["polyglot_notebook"] = new Dictionary<string, object>
        {
            ["kernelInfo"] = KernelMetadata.Write([new(kernel)]),
        };
    }
}
