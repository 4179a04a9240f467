using Headroom.Course;
using Headroom.LanguageServer.Chains;
using Headroom.LanguageServer.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.LanguageServer.Answers;

/// <summary>What the compiler says of a cell, at the cell's own lines.</summary>
internal static class Diagnosing
{
    private const string Source = "C#";

    /// <summary>
    /// Where something that was loaded is not there, it is told once, and the names that may come from it are not: neither in this cell nor
    /// in those behind it.
    /// </summary>
    /// <exception cref="OperationCanceledException">Nobody waits for them any more.</exception>
    public static IReadOnlyList<CellDiagnostic> Of(CellLink link, CancellationToken cancel)
    {
        var found = link.MayUseUnknownNames
            ? Items(link.Tree.GetDiagnostics(cancel), link).Concat(Items(link.Missing, link).DistinctBy(d => (d.Range, d.Code)))
            : Items(link.Compilation.GetDiagnostics(cancel), link);
        return [.. found.Distinct().OrderBy(d => d.Range.Start.Line).ThenBy(d => d.Range.Start.Character)];
    }

    // Below a warning the compiler tells of its own work.
    private static IEnumerable<CellDiagnostic> Items(IEnumerable<Diagnostic> found, CellLink link) =>
        found.Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed).Select(d => Item(d, link));

    private static CellDiagnostic Item(Diagnostic diagnostic, CellLink link)
    {
        var isInCell = diagnostic.Location.SourceTree == link.Tree;
        var span = isInCell ? diagnostic.Location.SourceSpan : LoadOf(diagnostic.Location.SourceTree?.FilePath, link);
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? CellDiagnostic.Error : CellDiagnostic.Warning;
        return new(link.Cell.Text.RangeOf(span), severity, diagnostic.Id, Source, Message(diagnostic, link));
    }

    // What is wrong in a file is told where the cell loads it.
    private static Microsoft.CodeAnalysis.Text.TextSpan LoadOf(string? path, CellLink link)
    {
        var loads = link.Root.GetLoadDirectives();
        var load = loads.FirstOrDefault(l => Path.GetFileName(l.File.ValueText) == Path.GetFileName(path)) ?? loads.FirstOrDefault();
        return load?.Span ?? default;
    }

    private static string Message(Diagnostic diagnostic, CellLink link)
    {
        var layout = link.Scripts.Layout;
        if (MissingFile(diagnostic, link) is { } file && IsBuilt(file, layout)) return new CourseNotBuiltException(file).Message;
        var message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        var path = diagnostic.Location.SourceTree?.FilePath;
        return diagnostic.Location.SourceTree is null || diagnostic.Location.SourceTree == link.Tree ? message
            : $"{Path.GetFileName(path)}: {message}";
    }

    // The file that a directive names, as a path of this machine.
    private static string? MissingFile(Diagnostic diagnostic, CellLink link)
    {
        if (diagnostic.Id is not ("CS0006" or "CS1504") || diagnostic.Location.SourceTree is not { } tree) return null;
        var directive = ((CompilationUnitSyntax)tree.GetRoot()).FindTrivia(diagnostic.Location.SourceSpan.Start).GetStructure();
        var named = directive switch
        {
            LoadDirectiveTriviaSyntax load => load.File.ValueText,
            ReferenceDirectiveTriviaSyntax reference => reference.File.ValueText,
            _ => null,
        };
        var from = tree == link.Tree ? link.Scripts.Folder : Path.GetDirectoryName(tree.FilePath) ?? link.Scripts.Folder;
        return string.IsNullOrEmpty(named) ? null : Path.GetFullPath(named, from);
    }

    private static bool IsBuilt(string file, CourseLayout layout) =>
        file.StartsWith(layout.PathTo("artifacts") + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || file.StartsWith(layout.BinFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
