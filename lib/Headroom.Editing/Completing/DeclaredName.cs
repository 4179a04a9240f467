using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Editing.Completing;

/// <summary>Places where a new name is thought up, such as behind <c>var</c>: nothing that exists belongs there.</summary>
internal static class DeclaredName
{
    private static readonly string[] s_operators = ["is", "as", "switch", "with", "and", "or", "in", "when", "where"];

    public static bool IsAt(EditedCell cell)
    {
        if (cell.Before.IsKind(SyntaxKind.None) || !IsOnSameLine(cell)) return false;
        var token = cell.Root.FindToken(cell.Start);
        if (token.SpanStart != cell.Start || cell.Prefix.Length == 0) return FollowsVar(cell);
        return token.Parent switch
        {
            VariableDeclaratorSyntax d => d.Identifier == token,
            ParameterSyntax p => p.Identifier == token && p.Type is not null,
            SingleVariableDesignationSyntax => true,
            MethodDeclarationSyntax m => m.Identifier == token,
            PropertyDeclarationSyntax p => p.Identifier == token,
            LocalFunctionStatementSyntax f => f.Identifier == token,
            BaseTypeDeclarationSyntax t => t.Identifier == token,
            ForEachStatementSyntax f => f.Identifier == token,
            CatchDeclarationSyntax c => c.Identifier == token,
            TypeParameterSyntax or EnumMemberDeclarationSyntax => true,
            _ => FollowsVar(cell),
        };
    }

    /// <summary>Behind a value, <c>i</c> is no new name but the beginning of <c>is</c>.</summary>
    public static IEnumerable<Candidate> OperatorsInstead(EditedCell cell) =>
        cell.Before.Parent is ExpressionSyntax left
            && cell.Model.GetSpeculativeSymbolInfo(left.SpanStart, left, SpeculativeBindingOption.BindAsExpression).Symbol
            is ILocalSymbol or IFieldSymbol or IParameterSymbol or IPropertySymbol
            ? s_operators.Select(Candidate.Keyword)
            : [];

    private static bool FollowsVar(EditedCell cell) => cell.Before is { Text: "var", Parent: IdentifierNameSyntax };

    private static bool IsOnSameLine(EditedCell cell) =>
        cell.Text.Lines.IndexOf(cell.Before.Span.End) == cell.Text.Lines.IndexOf(cell.Start);
}
