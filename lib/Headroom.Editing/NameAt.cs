using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Headroom.Editing;

/// <summary>A name in a cell and what it may stand for: one symbol, or all overloads, the one that is meant first.</summary>
public sealed record NameAt(TextSpan Span, IReadOnlyList<ISymbol> Symbols)
{
    /// <summary>The name under the cursor, or the one that ends at it; null where there is none, or nothing is known of it.</summary>
    public static NameAt? Cursor(EditedCell cell)
    {
        var token = TokenAt(cell);
        return token.Parent is null || SymbolsOf(token, cell.Model) is not [_, ..] symbols ? null : new(token.Span, symbols);
    }

    private static SyntaxToken TokenAt(EditedCell cell)
    {
        var token = cell.Root.FindToken(cell.Position);
        var isOnIt = token.Span.Contains(cell.Position) && IsName(token);
        if (!isOnIt && cell.Position > 0) token = cell.Root.FindToken(cell.Position - 1);
        return IsName(token) && token.Span.IntersectsWith(cell.Position) ? token : default;
    }

    private static bool IsName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind())
            || token.Kind() is SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword;

    // `var` is its type, and the name of a created type is the constructor called, unless that cannot be told.
    private static IReadOnlyList<ISymbol> SymbolsOf(SyntaxToken token, SemanticModel model)
    {
        var node = token.Parent!;
        if (model.GetDeclaredSymbol(node) is { } declared && IsNameOf(declared, token)) return [declared];
        if (node is not (ExpressionSyntax or AttributeSyntax or ConstructorInitializerSyntax)) return [];
        if (node.Parent is BaseObjectCreationExpressionSyntax creation && creation.ChildNodes().First() == node
            && model.GetSymbolInfo(creation).Symbol is { IsImplicitlyDeclared: false } constructor) return [constructor];
        var info = model.GetSymbolInfo(node);
        if (info.Symbol is { } symbol)
            return [symbol, .. model.GetMemberGroup(node).Where(m => !SymbolEqualityComparer.Default.Equals(m, symbol))];
        if (info.CandidateSymbols is [_, ..] candidates) return candidates;
        return model.GetTypeInfo(node).Type is { TypeKind: not TypeKind.Error } type ? [type] : [];
    }

    private static bool IsNameOf(ISymbol declared, SyntaxToken token) =>
        declared.Locations.Any(l => l.IsInSource && l.SourceSpan == token.Span);
}
