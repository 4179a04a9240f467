using Headroom.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Cells;

/// <summary>A cell ready to run, or why it is not; diagnostics are warnings or errors of the cell as it was written.</summary>
internal sealed record CompiledCell(Script<object>? Script, IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic> Diagnostics, Exception? Error);

/// <summary>Compiles a cell with what it needs to be stopped. No line moves, and columns are counted back.</summary>
internal static class CellCompiler
{
    // Everything behind it runs under the cell's own SynchronizationContext and not inside Roslyn's frames, so that what was assigned
    // outlives an abort.
    private const string OwnThread = "await global::System.Threading.Tasks.Task.Yield(); ";

    public static CompiledCell Compile(CellSource source, Func<string, Script<object>> next)
    {
        var edits = Edits(source, next);
        if (edits.Count > 0)
        {
            source.Edits = edits;
            var (edited, diagnostics) = Emit(next(Applied(source.Code, edits)));
            if (!diagnostics.Any(IsError)) return new(edited, diagnostics, null);
            source.Edits = [];
        }
        var (script, found) = Emit(next(source.Code));
        return found.FirstOrDefault(IsError) is { } first ? new(null, found, Failure(source, found, first)) : new(script, found, null);
    }

    private static (Script<object> Script, Microsoft.CodeAnalysis.Diagnostic[] Diagnostics) Emit(Script<object> script)
    {
        using var symbols = CellSymbols.Offer(script);
        return (script, [.. script.Compile().Where(d => d.Severity > DiagnosticSeverity.Hidden)]);
    }

    private static CodeSubmissionCompilationErrorException Failure(CellSource source, Microsoft.CodeAnalysis.Diagnostic[] found,
        Microsoft.CodeAnalysis.Diagnostic first)
    {
        var text = string.Join(Environment.NewLine, [.. found.Where(IsError).Select(source.Describe), .. Cures.For(source.Code, found)]);
        var failure = new CodeSubmissionCompilationErrorException(new CompilationErrorException(text, [.. found]));
        CellPlace.Mark(failure, CellSource.PlaceOf(first));
        return failure;
    }

    private static bool IsError(Microsoft.CodeAnalysis.Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static List<CellEdit> Edits(CellSource source, Func<string, Script<object>> next)
    {
        var root = (CompilationUnitSyntax)CellSyntax.Parse(source.Code).GetRoot();
        if (root.ContainsDiagnostics) return []; // It will not compile; the messages are to be those of the cell itself.
        var edits = new List<CellEdit>();
        if (root.Members.FirstOrDefault(m =>
            m is GlobalStatementSyntax or FieldDeclarationSyntax or PropertyDeclarationSyntax) is { } first)
            edits.Add(CellEdit.Insert(source.Code, first.SpanStart, OwnThread));
        edits.AddRange(InterruptPoints.In(source.Code, root, () => (CSharpCompilation)next(source.Code).GetCompilation()));
        if (CellCalls.MayOccurIn(source.Code))
            edits.AddRange(CellCalls.In(source.Code, (CSharpCompilation)next(source.Code).GetCompilation()));
        return edits;
    }

    private static string Applied(string code, IEnumerable<CellEdit> edits)
    {
        // From the end, and at one place what is replaced before what is put in front of it.
        foreach (var edit in edits.OrderByDescending(e => e.At).ThenByDescending(e => e.Removed))
            code = code[..edit.At] + edit.Text + code[(edit.At + edit.Removed)..];
        return code;
    }
}
