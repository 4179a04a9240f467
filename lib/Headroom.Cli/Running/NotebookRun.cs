using Headroom.Cli.Screens;
using Microsoft.DotNet.Interactive;
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

    public static async Task<(InteractiveDocument Document, int CodeCells)> Load(string notebook)
    {
        var document = await InteractiveDocument.LoadAsync(new FileInfo(notebook));
        foreach (var cell in CodeCells(document)) cell.Outputs.Clear();
        return (document, CodeCells(document).Count());
    }

    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public async Task<NotebookResult> Run(InteractiveDocument document, IStepper steps, CancellationToken cancel)
    {
        var back = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(Path.GetDirectoryName(notebook)!);
        try
        {
            using var kernel = CellKernels.Create();
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

    private async Task<CellFailure?> RunCell(CompositeKernel kernel, InteractiveDocumentElement cell, int number, CancellationToken cancel)
    {
        cell.ExecutionOrder = number;
        var outputs = new CellOutputs(cell, printed);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (CellLimit is { } most) limit.CancelAfter(most);
        using var events = kernel.KernelEvents.Subscribe(outputs.Add);
        var submission = new SubmitCode(cell.Contents, cell.KernelName) { Parameters = new Dictionary<string, string> { ["name"] = $"cell-{number}.cs" } };
        try
        {
            var result = await kernel.SendAsync(submission, limit.Token);
            if (result.Events.OfType<CommandFailed>().LastOrDefault() is not { } failed) return null;
            return limit.IsCancellationRequested && !cancel.IsCancellationRequested ? PastLimit(number) : CellFailure.Of(number, cell.Contents, failed);
        }
        // Some kernels answer a cancelled command with a failure, others with this.
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return PastLimit(number);
        }
    }

    // Tells a reader of the progress what takes its time.
    private static string FirstLine(InteractiveDocumentElement cell)
    {
        var line = cell.Contents.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? "";
        return line.Length > 48 ? line[..47] + "…" : line;
    }

    private CellFailure PastLimit(int number) => new(number, null, null, $"still running after {CellLimit!.Value.TotalSeconds:0.#} s (--timeout)");

    private static IEnumerable<InteractiveDocumentElement> CodeCells(InteractiveDocument document) =>
        document.Elements.Where(cell => cell.KernelName is not ("markdown" or "md" or "raw"));
}
