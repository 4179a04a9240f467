using System.Text.Json;
using Headroom.Jupyter.Documents;
using Microsoft.DotNet.Interactive.Documents;

namespace Headroom.Cli.Book;

/// <summary>A notebook that was executed before, if it is the one that the course has now and ran to its end.</summary>
internal static class ExecutedNotebook
{
    /// <summary>The document with its outputs, or why it cannot be taken.</summary>
    public static async Task<(InteractiveDocument? Document, string Why)> Read(string file, string notebook)
    {
        if (!File.Exists(file)) return (null, $"{file} does not exist");
        InteractiveDocument document;
        try
        {
            document = (await NotebookFile.LoadAsync(file)).Document;
        }
        catch (JsonException)
        {
            return (null, $"{file} is not a notebook");
        }
        var now = (await NotebookFile.LoadAsync(notebook)).Document;
        if (!Cells(document).SequenceEqual(Cells(now))) return (null, $"{file} has other cells");
        return document.Elements.Any(IsUnfinished) ? (null, $"{file} was not executed to its end") : (document, "");
    }

    private static IEnumerable<(string? Kernel, string Text)> Cells(InteractiveDocument document) =>
        document.Elements.Select(cell => (cell.KernelName, cell.Contents));

    private static bool IsUnfinished(InteractiveDocumentElement cell) =>
        cell.KernelName is not ("markdown" or "md" or "raw") && cell.ExecutionOrder == 0 || cell.Outputs.OfType<ErrorElement>().Any();
}
