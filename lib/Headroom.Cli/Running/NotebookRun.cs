using Headroom.Jupyter;
using Headroom.Jupyter.Documents;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Cli.Running;

/// <summary>A notebook after its run: the document with its outputs, and what stopped it, if anything did.</summary>
internal sealed record NotebookResult(InteractiveDocument Document, int CodeCells, CellFailure? Failure);

/// <summary>Runs a notebook from top to bottom in this process, in the notebook's own folder; the first error ends it.</summary>
internal sealed class NotebookRun(string notebook, Action<string> printed)
{
    /// <summary>Limit of one cell; none by default.</summary>
    public TimeSpan? CellLimit { get; init; }

    public static async Task<(NotebookText Notebook, int CodeCells)> Load(string notebook)
    {
        var read = await NotebookFile.LoadAsync(notebook);
        foreach (var cell in CodeCells(read.Document)) cell.Outputs.Clear();
        return (read, CodeCells(read.Document).Count());
    }

    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public async Task<NotebookResult> Run(InteractiveDocument document, IStepper steps, CancellationToken cancel)
    {
        var back = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(Path.GetDirectoryName(notebook)!);
        try
        {
            using var kernel = new NotebookKernel();
            var cells = CodeCells(document).ToList();
            for (var at = 0; at < cells.Count; at++)
            {
                steps.Begin(at + 1, FirstLine(cells[at]));
                var failure = await RunCell(kernel, cells[at], at + 1, cancel);
                cancel.ThrowIfCancellationRequested();
                steps.Done(at + 1);
                if (failure is not null) return new NotebookResult(document, cells.Count, failure);
            }
            return new NotebookResult(document, cells.Count, null);
        }
        finally
        {
            Directory.SetCurrentDirectory(back);
        }
    }

    private async Task<CellFailure?> RunCell(NotebookKernel kernel, InteractiveDocumentElement cell, int number, CancellationToken cancel)
    {
        cell.ExecutionOrder = number;
        var outputs = new CellOutputs(cell, printed);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (CellLimit is { } most) limit.CancelAfter(most);
        using var events = kernel.Root.KernelEvents.Subscribe(outputs.Add);
        var submission = new SubmitCode(cell.Contents, cell.KernelName)
        {
            Parameters = new Dictionary<string, string> { ["name"] = $"cell-{number}.cs" },
        };
        using var exit = new CellExitWatch(Path.GetFileName(notebook), number);
        var result = await kernel.SubmitAsync(submission, limit.Token);
        if (result.Events.OfType<CommandFailed>().LastOrDefault() is not { } failed) return null;
        return limit.IsCancellationRequested && !cancel.IsCancellationRequested ? PastLimit(number) : CellFailure.Of(number, failed);
    }

    // Tells a reader of the progress what takes its time.
    private static string FirstLine(InteractiveDocumentElement cell)
    {
        var line = cell.Contents.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? "";
        return line.Length > 48 ? line[..47] + "…" : line;
    }

    private CellFailure PastLimit(int number) =>
        new(number, null, null, null, $"still running after {CellLimit!.Value.TotalSeconds:0.#} s (--timeout)");

    private static IEnumerable<InteractiveDocumentElement> CodeCells(InteractiveDocument document) =>
        document.Elements.Where(cell => cell.KernelName is not ("markdown" or "md" or "raw"));
}
