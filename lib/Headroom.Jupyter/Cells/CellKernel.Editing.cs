using Headroom.Editing;
using Headroom.Editing.Completing;
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
        var source = new CellSource(MagicNames.Lines(command.Code, this).CodeOf(Name), "cell.cs");
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
        var (found, span) = Examine(question, cell => Completer.Complete(cell) is var found ? (found, cell.Lines(found.Span)) : default);
        return new(found.Items.ToItems(), question, span);
    }

    internal HoverTextProduced? HoverOver(RequestHoverText question) => Examine(question, cell => Hover.At(cell) is { } hover
        ? new HoverTextProduced(
            question, [new("text/markdown", hover.Markdown), new(PlainTextFormatter.MimeType, hover.Plain)], cell.Lines(hover.Span))
        : null);

    internal SignatureHelpProduced? SignaturesOf(RequestSignatureHelp question) => Examine(question, SignatureHelp.At) is { } help
        ? new(question, [.. help.Signatures.Select(EditingForms.ToInformation)], help.Active, help.Parameter) : null;

    private T Examine<T>(LanguageServiceCommand question, Func<EditedCell, T> look)
    {
        var compilation = (CSharpCompilation)Next(MagicNames.Lines(question.Code, this).CodeOf(Name), "cell.cs").GetCompilation();
        var tree = compilation.SyntaxTrees.First(t => t.FilePath == "cell.cs");
        return look(new(compilation, tree, PositionOf(question.LinePosition, tree.GetText())));
    }

    private static int PositionOf(Microsoft.DotNet.Interactive.LinePosition cursor, SourceText text)
    {
        var line = text.Lines[Math.Clamp(cursor.Line, 0, text.Lines.Count - 1)];
        return line.Start + Math.Clamp(cursor.Character, 0, line.Span.Length);
    }
}
