namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>How a cell that compiled ended; an exception is one of the cell's own code.</summary>
internal sealed record CellOutcome(
    IReadOnlyList<CodeAnalysis.Diagnostic> Diagnostics, bool HasValue, object? Value, Exception? Exception);
