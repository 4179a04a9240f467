using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Jupyter.Documents;

/// <summary>A notebook that was read, and what in it is allowed and hardly meant.</summary>
public sealed record NotebookText(InteractiveDocument Document, IReadOnlyList<string> Warnings);

/// <summary>
/// The .ipynb format, nbformat 4.5, as the package's documents. Its own reader drops what it does not understand, and its own writer makes
/// a list of strings of a chart.
/// </summary>
public static class NotebookFile
{
    internal const string DefaultKernel = "csharp";

    // The package's cells have no room for them.
    private static readonly ConditionalWeakTable<InteractiveDocumentElement, object> s_attachments = [];

    /// <summary>Reads .ipynb, whoever wrote it, and the other formats by the package.</summary>
    /// <exception cref="JsonException">It is no notebook; the message has the line, or the cell and the path in the file.</exception>
    public static async Task<NotebookText> LoadAsync(string path) =>
        Path.GetExtension(path).Equals(".ipynb", StringComparison.OrdinalIgnoreCase)
        ? Parse(await File.ReadAllTextAsync(path))
        : new(await InteractiveDocument.LoadAsync(new FileInfo(path)), []);

    /// <inheritdoc cref="LoadAsync"/>
    public static NotebookText Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var warnings = new List<string>();
        var document = NotebookReader.Read(json, warnings);
        var fallback = KernelMetadata.DefaultOf(document.Metadata) ?? DefaultKernel;
        foreach (var cell in document.Elements) cell.KernelName ??= fallback;
        return new(document, warnings);
    }

    /// <summary>The file's text, indented by one space as Jupyter does; JSON in outputs is JSON.</summary>
    public static string ToNotebookJson(this InteractiveDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return NotebookWriter.Write(document);
    }

    internal static object? AttachmentsOf(InteractiveDocumentElement cell) => s_attachments.TryGetValue(cell, out var kept) ? kept : null;

    internal static void Attach(InteractiveDocumentElement cell, object attachments) => s_attachments.AddOrUpdate(cell, attachments);
}
