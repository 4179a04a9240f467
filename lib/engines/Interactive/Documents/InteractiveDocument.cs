using System.Collections;
using Microsoft.DotNet.Interactive.Documents.Jupyter;

namespace Microsoft.DotNet.Interactive.Documents;

/// <summary>A notebook: cells in order, and what the file says about all of them.</summary>
#pragma warning disable CA1010, CA1710 // The public shape: enumerable only so that cells can be listed in an initializer.
public class InteractiveDocument(IList<InteractiveDocumentElement>? elements = null) : IEnumerable
{
    public IList<InteractiveDocumentElement> Elements { get; } = elements ?? [];

    /// <summary>Values are strings, long, double, bool, null, and dictionaries and object arrays of these.</summary>
    public IDictionary<string, object> Metadata { get; } = new Dictionary<string, object>();

    public void Add(InteractiveDocumentElement element) => Elements.Add(element);

    IEnumerator IEnumerable.GetEnumerator() => Elements.GetEnumerator();

    /// <summary>Reads .ipynb and .dib, or one cell from .cs, .csx, .html or .js; throws JsonException with the line when the file is malformed.</summary>
    public static async Task<InteractiveDocument> LoadAsync(FileInfo file, KernelInfoCollection? kernelInfos = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var text = await File.ReadAllTextAsync(file.FullName);
        return file.Extension.ToLowerInvariant() switch
        {
            ".ipynb" => Notebook.Parse(text, kernelInfos),
            ".dib" => CodeSubmission.Parse(text, kernelInfos),
            ".cs" or ".csx" => [new(text, "csharp")],
            ".html" => [new(text, "html")],
            ".js" => [new(text, "javascript")],
            var other => throw new InvalidOperationException($"Unrecognized extension for a notebook: {other}. Use .ipynb, .dib, .cs, .csx, .html or .js."),
        };
    }

    public string? GetDefaultKernelName() => GetKernelInfo()?.DefaultKernelName;

    /// <summary>The kernels that the metadata names; null when it names none.</summary>
    public KernelInfoCollection? GetKernelInfo() => KernelMetadata.Read(Metadata);

    // Aliases become names, and cells without a kernel get the default one.
    internal void NameKernels(KernelInfoCollection? known)
    {
        var fallback = GetDefaultKernelName() ?? known?.DefaultKernelName;
        foreach (var element in Elements)
        {
            if (known is not null && element.FirstMagic is { } magic && known.TryGetByAlias(magic, out var chosen)) element.KernelName = chosen.Name;
            element.KernelName ??= fallback;
            if (known is not null && element.KernelName is { } name && known.TryGetByAlias(name, out var named)) element.KernelName = named.Name;
        }
    }
}
