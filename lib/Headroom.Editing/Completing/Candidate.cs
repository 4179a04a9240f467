using Headroom.Editing.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Editing.Completing;

/// <summary>Something that could be written. Those of a lower <paramref name="Group"/> come first.</summary>
public sealed record Candidate(string Name, CandidateKind Kind, int Group, string? InsertText = null,
    IReadOnlyList<ISymbol>? Symbols = null, string? Description = null)
{
    /// <summary>What the place itself asks for: names of parameters, members of an initializer.</summary>
    public const int Here = 0;

    /// <summary>What this notebook declares.</summary>
    public const int Own = 1;

    public const int Other = 2;

    public static Candidate Keyword(string word) => new(word, CandidateKind.Keyword, Other);

    /// <summary>One candidate for all overloads of a name.</summary>
    public static Candidate Of(IReadOnlyList<ISymbol> overloads, int group)
    {
        var symbol = overloads[0];
        var escaped = SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
        var isGenericType = symbol is INamedTypeSymbol { Arity: > 0 };
        return new(isGenericType ? symbol.Name + "<>" : symbol.Name, SymbolKinds.Of(symbol), group, escaped, overloads);
    }

    /// <summary>What is written for it.</summary>
    public string Text => InsertText ?? Name;

    /// <summary>Its declaration and documentation; null for what is no symbol. Reading them takes longer than finding names.</summary>
    public (string Markdown, string Plain)? Describe() =>
        Description is { } plain ? (plain, plain) : Symbols is null ? null : SymbolText.Describe(Symbols);
}
