using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Utility;

namespace Microsoft.DotNet.Interactive.CSharp;

public partial class CSharpKernel
{
    private int _cells;

    async Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.Publish(new CodeSubmissionReceived(command));
        var source = new CellSource(command.Code, NameOf(command), command.LineOffset);
        context.Publish(SyntaxFactory.IsCompleteSubmission(source.Parse())
            ? new CompleteCodeSubmissionReceived(command)
            : new IncompleteCodeSubmissionReceived(command));
        if (context.CancellationToken.IsCancellationRequested) return;

        CellOutcome outcome;
        try { outcome = await _session.RunAsync(source, context.CancellationToken); }
        catch (CompilationErrorException e)
        {
            FailToCompile(source, e, command, context);
            return;
        }
        Publish(source, outcome.Diagnostics, command, context);
        if (outcome.Exception is { } exception)
            context.Fail(command, exception, CellStackTrace.Describe(exception));
        else if (outcome.HasValue)
            context.Publish(new ReturnValueProduced(outcome.Value, command, Format(outcome.Value)));
    }

    private string NameOf(SubmitCode command)
    {
        _cells++;
        return command.Parameters.TryGetValue("name", out var name) ? name : $"cell-{_cells}.cs";
    }

    private static IReadOnlyList<FormattedValue> Format(object? value) => value switch
    {
        FormattedValue one => [one],
        IEnumerable<FormattedValue> many => [.. many],
        _ => FormattedValue.CreateManyFromObject(value),
    };

    private static void FailToCompile(CellSource source, CompilationErrorException e, SubmitCode command, KernelInvocationContext context)
    {
        Publish(source, e.Diagnostics, command, context);
        var failure = new CodeSubmissionCompilationErrorException(e);
        var first = e.Diagnostics.FirstOrDefault(d => d.Severity == CodeAnalysis.DiagnosticSeverity.Error);
        if (first is not null) CellPlace.Mark(failure, CellSource.PlaceOf(first));
        context.Fail(command, failure, string.Join(Environment.NewLine, e.Diagnostics.Select(source.Describe)));
    }

    private static void Publish(CellSource source, IReadOnlyList<CodeAnalysis.Diagnostic> diagnostics, SubmitCode command, KernelInvocationContext context) =>
        context.Publish(new DiagnosticsProduced(
            [.. diagnostics.Select(source.ToPieceDiagnostic)],
            [.. diagnostics.Select(d => new FormattedValue(PlainTextFormatter.MimeType, source.Describe(d)))],
            command));
}
