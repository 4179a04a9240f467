namespace Microsoft.DotNet.Interactive;

/// <summary>A half-open stretch of text, zero-based.</summary>
public record LinePositionSpan(LinePosition Start, LinePosition End)
{
    public LinePositionSpan SubtractLineOffset(LinePosition offset) =>
        new(Start.SubtractLineOffset(offset), End.SubtractLineOffset(offset));

    public override string ToString() => $"[{Start}-{End})";

    public CodeAnalysis.Text.LinePositionSpan ToCodeAnalysisLinePositionSpan() =>
        new(Start.ToCodeAnalysisLinePosition(), End.ToCodeAnalysisLinePosition());

    public static LinePositionSpan FromCodeAnalysisLinePositionSpan(CodeAnalysis.Text.LinePositionSpan linePositionSpan) =>
        new(LinePosition.FromCodeAnalysisLinePosition(linePositionSpan.Start),
            LinePosition.FromCodeAnalysisLinePosition(linePositionSpan.End));
}
