using Headroom.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive.Commands;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// The C# of a cell, or of a piece of one between magic commands, under as many empty lines as stand above it in the cell: compiler, PDB
/// and messages all speak of lines of the cell.
/// </summary>
internal sealed record CellSource(string Code, string Name, int LinesAbovePiece = 0)
{
    private readonly string[] _lines = Code.Split('\n');

    /// <summary>What was put into it before it was compiled.</summary>
    public IReadOnlyList<CellEdit> Edits { get; set; } = [];

    public bool IsComplete => SyntaxFactory.IsCompleteSubmission(CellSyntax.Parse(Code));

    public static CellSource Of(SubmitCode piece, string name)
    {
        var above = CellOf(piece) is var cell && !ReferenceEquals(cell, piece) ? LinesAbove(piece.Code, cell.Code) : 0;
        return new(new string('\n', above) + piece.Code, name, above);
    }

    /// <summary>The cell that a front end sent, of which this is the whole or a piece.</summary>
    public static KernelCommand RootOf(KernelCommand command)
    {
        while (command.Parent is { } parent) command = parent;
        return command;
    }

    /// <summary>
    /// The cell that somebody named, of this or of an imported notebook, of which this is the whole or a piece; without a name the
    /// outermost.
    /// </summary>
    public static SubmitCode CellOf(SubmitCode piece)
    {
        var cell = piece;
        for (KernelCommand? command = piece; command is not null; command = command.Parent)
        {
            if (command is not SubmitCode outer) continue;
            cell = outer;
            if (outer.Parameters.ContainsKey(CellPlace.NameParameter)) break;
        }
        return cell;
    }

    /// <summary>A line, counted from 1; empty where there is none.</summary>
    public string LineAt(int number) => number >= 1 && number <= _lines.Length ? _lines[number - 1].TrimEnd('\r') : "";

    /// <summary>As <c>(line,column): error CS0029: text</c>, one-based; with the file's name in front where it is not this cell.</summary>
    public string Describe(Diagnostic diagnostic)
    {
        if (!diagnostic.Location.IsInSource) return diagnostic.ToString();
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        var file = diagnostic.Location.SourceTree!.FilePath is var path && path == Name ? "" : path;
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        return $"{file}({start.Line + 1},{start.Character + 1}): {severity} {diagnostic.Id}: {diagnostic.GetMessage()}";
    }

    /// <summary>The package's events count from the piece, and add what stands above it themselves.</summary>
    public Microsoft.DotNet.Interactive.Diagnostic OfPiece(Microsoft.DotNet.Interactive.Diagnostic diagnostic) =>
        diagnostic.WithLinePositionSpan(diagnostic.LinePositionSpan.SubtractLineOffset(new(LinesAbovePiece, 0)));

    public static CellPlace? PlaceOf(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree) return null;
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return new(tree.FilePath, start.Line + 1, start.Character + 1, tree.GetText().Lines[start.Line].ToString());
    }

    // Pieces may have been put together from lines that package directives stood between: then the first line tells.
    private static int LinesAbove(string piece, string cell)
    {
        var at = cell.IndexOf(piece, StringComparison.Ordinal);
        if (at < 0) at = cell.IndexOf(piece.Split('\n')[0].TrimEnd('\r'), StringComparison.Ordinal);
        return at <= 0 ? 0 : cell.AsSpan(0, at).Count('\n');
    }
}
