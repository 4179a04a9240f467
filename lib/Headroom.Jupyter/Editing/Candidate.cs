using Headroom.Jupyter.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Editing;

/// <summary>Something that could be written. Those of a lower <paramref name="Group"/> come first.</summary>
internal sealed record Candidate(string Name, string Kind, int Group, string? InsertText = null, IReadOnlyList<ISymbol>? Symbols = null)
{
    /// <summary>What the place itself asks for: names of parameters, members of an initializer.</summary>
    public const int Here = 0;

    /// <summary>What this notebook declares.</summary>
    public const int Own = 1;

    public const int Other = 2;

    public static Candidate Keyword(string word) => new(word, WellKnownTags.Keyword, Other);

    /// <summary>One candidate for all overloads of a name.</summary>
    public static Candidate Of(IReadOnlyList<ISymbol> overloads, int group)
    {
        var symbol = overloads[0];
        var escaped = SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
        var isGenericType = symbol is INamedTypeSymbol { Arity: > 0 };
        return new(isGenericType ? symbol.Name + "<>" : symbol.Name, SymbolKinds.TagOf(symbol), group, escaped, overloads);
    }

    public CompletionItem ToItem(string sortText, bool isDescribed) => new(
        Name, Kind, filterText: InsertText ?? Name, sortText, InsertText ?? Name, InsertTextFormat.PlainText)
    {
        Documentation = isDescribed && Symbols is not null ? SymbolText.Describe(Symbols).Plain : null,
    };
}
