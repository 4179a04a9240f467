namespace Microsoft.DotNet.Interactive.Parsing;

/// <summary>A part of a cell that runs on its own; <paramref name="Line"/> is where it starts, one-based.</summary>
internal abstract record CellPiece(Kernel Kernel, int Line);

internal sealed record CodePiece(Kernel Kernel, int Line, string Code) : CellPiece(Kernel, Line);

internal sealed record MagicPiece(MagicCall Call) : CellPiece(Call.Kernel, Call.Line);

/// <summary>All package lines of one kernel's part of the cell, restored together.</summary>
internal sealed record PackagesPiece(CSharp.CSharpKernel CSharp, int Line, IReadOnlyList<string> Sources, IReadOnlyList<PackageReference> Packages)
    : CellPiece(CSharp, Line);
