using Microsoft.CodeAnalysis;

namespace Headroom.Editing.Completing;

/// <summary>What may follow a dot, <c>?.</c>, <c>-&gt;</c> or <c>::</c>.</summary>
internal static class MemberCompletion
{
    public static IEnumerable<Candidate> At(EditedCell cell)
    {
        if (Receiver.At(cell) is not { } receiver) return [];
        var found = receiver.Static is { } space ? StaticMembers(space, receiver.TypesOnly, cell) : [];
        if (receiver.Instance is { } type) found = found.Concat(InstanceMembers(type, receiver.IsBase, cell));
        return found.Where(SymbolKinds.IsShown).GroupBy(s => s.Name).Select(g => Candidate.Of([.. g], Candidate.Other));
    }

    private static IEnumerable<ISymbol> StaticMembers(INamespaceOrTypeSymbol container, bool typesOnly, EditedCell cell)
    {
        IEnumerable<ISymbol> all = cell.Model.LookupSymbols(cell.Start, container);
        if (container is ITypeSymbol { TypeKind: TypeKind.Enum })
            all = all.Where(s => s is IFieldSymbol); // Enum.Parse is not said as Fruit.Parse.
        return typesOnly ? all.Where(s => s is INamespaceOrTypeSymbol) : all.Where(s => s is INamespaceOrTypeSymbol || s.IsStatic);
    }

    private static IEnumerable<ISymbol> InstanceMembers(ITypeSymbol type, bool isBase, EditedCell cell)
    {
        var all = isBase ? cell.Model.LookupBaseMembers(cell.Start)
            : cell.Model.LookupSymbols(cell.Start, type, includeReducedExtensionMethods: true);
        return all.Where(s => s is not ITypeSymbol && (!s.IsStatic || s is IMethodSymbol { ReducedFrom: not null }));
    }
}
