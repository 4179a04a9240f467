using Microsoft.CodeAnalysis;

namespace Microsoft.DotNet.Interactive;

/// <summary>A compiler's or the magic command parser's message; positions are relative to the piece of the cell that was compiled.</summary>
public class Diagnostic(LinePositionSpan linePositionSpan, DiagnosticSeverity severity, string code, string message)
{
    public LinePositionSpan LinePositionSpan { get; } = linePositionSpan;

    public DiagnosticSeverity Severity { get; } = severity;

    public string Code { get; } = code;

    public string Message { get; } = message;

    public Diagnostic WithLinePositionSpan(LinePositionSpan linePositionSpan) => new(linePositionSpan, Severity, Code, Message);

    public override string ToString() => $"{Code}: {LinePositionSpan} {Message}";

    public static Diagnostic FromCodeAnalysisDiagnostic(CodeAnalysis.Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var span = LinePositionSpan.FromCodeAnalysisLinePositionSpan(diagnostic.Location.GetLineSpan().Span);
        return new(span, diagnostic.Severity, diagnostic.Id, diagnostic.GetMessage());
    }
}
