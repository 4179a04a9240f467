namespace Headroom.LanguageServer.Protocol;

internal sealed record HoverAnswer(Markup Contents, TextRange Range);

internal sealed record SignatureAnswer(IReadOnlyList<SignatureItem> Signatures, int ActiveSignature, int ActiveParameter);

internal sealed record SignatureItem(string Label, Markup? Documentation, IReadOnlyList<ParameterItem> Parameters);

/// <param name="Label">From where to where it stands in its signature's label.</param>
internal sealed record ParameterItem(IReadOnlyList<int> Label, Markup? Documentation);

/// <param name="Version">Of the cell's text that was looked at.</param>
internal sealed record PublishDiagnostics(string Uri, int? Version, IReadOnlyList<CellDiagnostic> Diagnostics);

/// <param name="Severity">1 error, 2 warning.</param>
internal sealed record CellDiagnostic(TextRange Range, int Severity, string Code, string Source, string Message)
{
    public const int Error = 1, Warning = 2;
}
