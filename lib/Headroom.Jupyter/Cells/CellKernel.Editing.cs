using Headroom.Jupyter.Editing;
using Headroom.Jupyter.Magics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Headroom.Jupyter.Cells;

// An editor may ask while a cell runs: questions look at the last finished cell and wait for nothing.
public sealed partial class CellKernel :
    IKernelCommandHandler<RequestCompletions>,
    IKernelCommandHandler<RequestHoverText>,
    IKernelCommandHandler<RequestSignatureHelp>,
    IKernelCommandHandler<RequestDiagnostics>
{
    Task IKernelCommandHandler<RequestCompletions>.HandleAsync(RequestCompletions command, KernelInvocationContext context)
    {
        context.Publish(Complete(command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestHoverText>.HandleAsync(RequestHoverText command, KernelInvocationContext context)
    {
        if (HoverOver(command) is { } hover) context.Publish(hover);
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestSignatureHelp>.HandleAsync(RequestSignatureHelp command, KernelInvocationContext context)
    {
        context.Publish(SignaturesOf(command) ?? new SignatureHelpProduced(command, [], 0, 0));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestDiagnostics>.HandleAsync(RequestDiagnostics command, KernelInvocationContext context)
    {
        var source = new CellSource(CellLines.CodeOf(command.Code, this), "cell.cs");
        var found = Next(source.Code, source.Name).GetCompilation().GetDiagnostics().Where(d => d.Severity > CodeAnalysisHidden).ToArray();
        context.Publish(new DiagnosticsProduced(
            [.. found.Select(Microsoft.DotNet.Interactive.Diagnostic.FromCodeAnalysisDiagnostic)],
            [.. found.Select(d => new FormattedValue(PlainTextFormatter.MimeType, source.Describe(d)))],
            command));
        return Task.CompletedTask;
    }

    private const Microsoft.CodeAnalysis.DiagnosticSeverity CodeAnalysisHidden = Microsoft.CodeAnalysis.DiagnosticSeverity.Hidden;

    internal CompletionsProduced Complete(RequestCompletions question)
    {
        var (items, span) = Examine(question, cell =>
        {
            var found = Completer.Complete(cell);
            return (found.Items, cell.Lines(found.Span));
        });
        return new(items, question, span);
    }

    internal HoverTextProduced? HoverOver(RequestHoverText question) => Examine(question, Hover.At) is { } hover
        ? new(question, [new("text/markdown", hover.Markdown), new(PlainTextFormatter.MimeType, hover.Plain)], hover.Span)
        : null;

    internal SignatureHelpProduced? SignaturesOf(RequestSignatureHelp question) =>
        Examine(question, SignatureHelp.At) is { } help ? new(question, help.Signatures, help.Active, help.Parameter) : null;

    private T Examine<T>(LanguageServiceCommand question, Func<EditedCell, T> look)
    {
        var compilation = (CSharpCompilation)Next(CellLines.CodeOf(question.Code, this), "cell.cs").GetCompilation();
        var tree = compilation.SyntaxTrees.First(t => t.FilePath == "cell.cs");
        return look(new(compilation, tree, PositionOf(question.LinePosition, tree.GetText())));
    }

    private static int PositionOf(Microsoft.DotNet.Interactive.LinePosition cursor, SourceText text)
    {
        var line = text.Lines[Math.Clamp(cursor.Line, 0, text.Lines.Count - 1)];
        return line.Start + Math.Clamp(cursor.Character, 0, line.Span.Length);
    }
}
