using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Editing.Completing;

/// <summary>Names that can be written without a dot before them.</summary>
internal static class ScopeCompletion
{
    private static readonly string[] s_typeWords =
    [
        "bool", "byte", "char", "decimal", "double", "float", "int", "long", "nint", "nuint", "object", "sbyte", "short", "string", "uint",
            "ulong", "ushort",
    ];

    public static IEnumerable<Candidate> Names(EditedCell cell) =>
        From(cell.Model.LookupSymbols(cell.Start).Where(s => IsDeclared(s, cell)));

    public static IEnumerable<Candidate> Types(EditedCell cell) =>
        From(cell.Model.LookupNamespacesAndTypes(cell.Start)).Concat(s_typeWords.Select(Candidate.Keyword));

    /// <summary>Behind <c>using</c>: namespaces; types as well behind <c>using static</c> and <c>using X =</c>.</summary>
    public static IEnumerable<Candidate> ForUsing(EditedCell cell) => cell.Before.IsKind(SyntaxKind.UsingKeyword)
        ? From(cell.Model.LookupNamespacesAndTypes(cell.Start).OfType<INamespaceSymbol>()).Append(Candidate.Keyword("static"))
            .Append(Candidate.Keyword("var"))
        : From(cell.Model.LookupNamespacesAndTypes(cell.Start));

    private static IEnumerable<Candidate> From(IEnumerable<ISymbol> symbols) => symbols
        .Where(SymbolKinds.IsShown)
        .GroupBy(s => (s.Name, Arity: s is INamedTypeSymbol { Arity: var arity } ? Math.Sign(arity) : 0))
        .Select(g => Candidate.Of([.. g], IsOwn(g.First()) ? Candidate.Own : Candidate.Other));

    private static bool IsOwn(ISymbol symbol) => symbol.Locations is [{ IsInSource: true }, ..];

    // A local is in scope in all of its block, but of use only below its declaration. And the word being written may itself look like one.
    private static bool IsDeclared(ISymbol symbol, EditedCell cell)
    {
        if (symbol.Locations is not [{ IsInSource: true } at, ..] || at.SourceTree != cell.Root.SyntaxTree) return true;
        return symbol is ILocalSymbol ? at.SourceSpan.Start < cell.Start : at.SourceSpan.Start != cell.Start;
    }
}
