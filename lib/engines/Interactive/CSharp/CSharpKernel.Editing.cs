using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp.Editing;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Parsing;

namespace Microsoft.DotNet.Interactive.CSharp;

public partial class CSharpKernel :
    IKernelCommandHandler<RequestCompletions>,
    IKernelCommandHandler<RequestHoverText>,
    IKernelCommandHandler<RequestSignatureHelp>,
    IKernelCommandHandler<RequestDiagnostics>
{
    Task IKernelCommandHandler<RequestCompletions>.HandleAsync(RequestCompletions command, KernelInvocationContext context)
    {
        var (items, span) = Examine(command, cell =>
        {
            var found = Completer.Complete(cell);
            return (found.Items, cell.Lines(found.Span));
        });
        context.Publish(new CompletionsProduced(items, command, span));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestHoverText>.HandleAsync(RequestHoverText command, KernelInvocationContext context)
    {
        if (Examine(command, Hover.At) is { } hover)
            context.Publish(new HoverTextProduced(command, [new("text/markdown", hover.Markdown), new(PlainTextFormatter.MimeType, hover.Plain)], hover.Span));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestSignatureHelp>.HandleAsync(RequestSignatureHelp command, KernelInvocationContext context)
    {
        context.Publish(Examine(command, SignatureHelp.At) is { } help
            ? new SignatureHelpProduced(command, help.Signatures, help.Active, help.Parameter)
            : SignatureHelpProduced.Empty(command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestDiagnostics>.HandleAsync(RequestDiagnostics command, KernelInvocationContext context)
    {
        var source = new CellSource(new CellLines(command.Code, this).CodeFor(this), "cell.cs", 0);
        var diagnostics = _session.Examine(source, (compilation, _) => compilation.GetDiagnostics());
        var shown = diagnostics.Where(d => d.Severity > DiagnosticSeverity.Hidden).ToArray();
        context.Publish(new DiagnosticsProduced(
            [.. shown.Select(source.ToPieceDiagnostic)],
            [.. shown.Select(d => new FormattedValue(PlainTextFormatter.MimeType, source.Describe(d)))],
            command));
        return Task.CompletedTask;
    }

    private T Examine<T>(LanguageServiceCommand command, Func<EditedCell, T> look)
    {
        var source = new CellSource(new CellLines(command.Code, this).CodeFor(this), "cell.cs", 0);
        return _session.Examine(source, (compilation, tree) => look(new(compilation, tree, PositionOf(command.LinePosition, tree.GetText()))));
    }

    private static int PositionOf(Interactive.LinePosition cursor, SourceText text)
    {
        var line = text.Lines[CellLines.Clamp(cursor.Line, text.Lines.Count - 1)];
        return line.Start + CellLines.Clamp(cursor.Character, line.Span.Length);
    }
}
