namespace Microsoft.DotNet.Interactive;

/// <summary>A zero-based place in text.</summary>
public record LinePosition(int Line, int Character)
{
    public LinePosition SubtractLineOffset(LinePosition offset) => new(Line - offset.Line, Character);

    public override string ToString() => $"({Line}, {Character})";

    public CodeAnalysis.Text.LinePosition ToCodeAnalysisLinePosition() => new(Line, Character);

    public static LinePosition FromCodeAnalysisLinePosition(CodeAnalysis.Text.LinePosition linePosition) =>
        new(linePosition.Line, linePosition.Character);
}
