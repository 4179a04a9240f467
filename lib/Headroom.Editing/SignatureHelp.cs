using Headroom.Editing.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Editing;

/// <summary>One overload as it is declared, and what its documentation says; empty where there is none.</summary>
public sealed record Signature(string Label, string Documentation, IReadOnlyList<SignatureParameter> Parameters);

/// <summary>A parameter as it stands in its signature's label.</summary>
public sealed record SignatureParameter(string Label, string Documentation);

/// <summary>
/// The overloads of the innermost call around the cursor, the likeliest of them, and the parameter that is being written.
/// </summary>
public sealed record SignatureHelp(IReadOnlyList<Signature> Signatures, int Active, int Parameter)
{
    public static SignatureHelp? At(EditedCell cell)
    {
        if (cell.IsInText() && !IsInLiteralArgument(cell)) return null;
        if (ListAround(cell) is not { } list || Call.Of(list, cell.Model) is not { } call) return null;
        var overloads = call.Overloads.OrderBy(o => Call.ParametersOf(o).Count()).ToArray();
        var written = list.Arguments.GetSeparators().Count(comma => comma.Span.End <= cell.Position);
        var active = ActiveOf(overloads, call.Chosen, written, list, cell.Model);
        return new([.. overloads.Select(Describe)], active, ParameterOf(overloads[active], written, list));
    }

    private static bool IsInLiteralArgument(EditedCell cell) =>
        cell.Root.FindToken(cell.Position).Parent is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax
        || cell.Root.FindToken(Math.Max(0, cell.Position - 1)).Parent is LiteralExpressionSyntax;

    private static BaseArgumentListSyntax? ListAround(EditedCell cell)
    {
        var token = cell.Root.FindToken(cell.Position);
        if (token.SpanStart >= cell.Position) token = token.GetPreviousToken();
        return token.Parent?.AncestorsAndSelf()
            .TakeWhile(n => n is not (StatementSyntax or AnonymousFunctionExpressionSyntax { Body: BlockSyntax })
            || n is GlobalStatementSyntax)
            .OfType<BaseArgumentListSyntax>().FirstOrDefault(list => IsInside(list, cell.Position));
    }

    private static bool IsInside(BaseArgumentListSyntax list, int position)
    {
        var (open, close) = list is ArgumentListSyntax round
            ? (round.OpenParenToken, round.CloseParenToken)
            : (((BracketedArgumentListSyntax)list).OpenBracketToken, ((BracketedArgumentListSyntax)list).CloseBracketToken);
        return position >= open.Span.End && (close.IsMissing || position <= close.SpanStart);
    }

    // The compiler's choice while it still has room for the argument at the cursor; else the first whose parameters take the arguments so
    // far.
    private static int ActiveOf(ISymbol[] overloads, ISymbol? chosen, int written, BaseArgumentListSyntax list, SemanticModel model)
    {
        if (chosen is not null && HasRoom(chosen, written)) return Array.IndexOf(overloads, chosen);
        var fitting = Array.FindIndex(overloads, o => HasRoom(o, written) && Takes(o, list, written, model));
        if (fitting >= 0) return fitting;
        return Math.Max(0, Array.FindIndex(overloads, o => HasRoom(o, written)));
    }

    private static bool HasRoom(ISymbol overload, int index)
    {
        var parameters = Call.ParametersOf(overload).ToArray();
        return index < parameters.Length || (index == 0 && parameters.Length == 0) || parameters is [.., { IsParams: true }];
    }

    private static bool Takes(ISymbol overload, BaseArgumentListSyntax list, int written, SemanticModel model)
    {
        var parameters = Call.ParametersOf(overload).ToArray();
        for (var i = 0; i < Math.Min(Math.Min(written + 1, list.Arguments.Count), parameters.Length); i++)
        {
            var argument = list.Arguments[i];
            if (argument.NameColon is not null || argument.Expression.IsMissing || parameters[i].IsParams) return true;
            var conversion = model.ClassifyConversion(argument.Expression, parameters[i].Type);
            if (!conversion.IsImplicit && parameters[i].Type.TypeKind != TypeKind.TypeParameter) return false;
        }
        return true;
    }

    private static int ParameterOf(ISymbol overload, int written, BaseArgumentListSyntax list)
    {
        var parameters = Call.ParametersOf(overload).ToArray();
        if (parameters.Length == 0) return 0;
        var name = written < list.Arguments.Count ? list.Arguments[written].NameColon?.Name.Identifier.Text : null;
        var named = name is null ? -1 : Array.FindIndex(parameters, p => p.Name == name);
        return named >= 0 ? named : Math.Min(written, parameters.Length - 1);
    }

    private static Signature Describe(ISymbol overload)
    {
        var comment = Comment.Of(overload);
        var parameters = Call.ParametersOf(overload)
            .Select(p => new SignatureParameter(SymbolText.Declaration(p), comment.Parameter(p.Name)));
        return new(SymbolText.Declaration(overload), comment.Summary, [.. parameters]);
    }
}
