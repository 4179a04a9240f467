using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Agents.Scripted;

/// <summary>Changes of shape that leave what a method does.</summary>
internal static class Shapes
{
    public static string? Expression(MethodDeclarationSyntax method, Random random)
    {
        if (method.Body is not { Statements: [ReturnStatementSyntax { Expression: { } result }] } body) return null;
        if (result.ToString().Contains('\n', StringComparison.Ordinal) || HasComments(body)) return null;
        var text = MethodText.Of(method);
        return $"{text[..text.LastIndexOf("\n{", StringComparison.Ordinal)].TrimEnd()} => {result};";
    }

    public static string? Block(MethodDeclarationSyntax method, Random random) => method.Body is null ? MethodText.AsBlock(method) : null;

    public static string? Ternary(MethodDeclarationSyntax method, Random random)
    {
        if (method.Body?.Statements is not [.., IfStatementSyntax { Else: null } branch,
            ReturnStatementSyntax { Expression: { } otherwise } last])
            return null;
        var then = branch.Statement switch
        {
            ReturnStatementSyntax only => only,
            BlockSyntax { Statements: [ReturnStatementSyntax only] } => only,
            _ => null,
        };
        if (then?.Expression is not { } result || HasComments(method.Body) || new SyntaxNode[] { result, otherwise, branch.Condition }
            .Any(node => node.ToString().Contains('\n', StringComparison.Ordinal) || node is ConditionalExpressionSyntax)) return null;
        var start = branch.SpanStart - method.FullSpan.Start;
        var full = method.ToFullString();
        var text = full[..start] + $"return {branch.Condition} ? {result} : {otherwise};" + full[(last.Span.End - method.FullSpan.Start)..];
        return Sources.Code.ParseMethod(text) is { } changed ? MethodText.Of(changed) : null;
    }

    public static string? Braces(MethodDeclarationSyntax method, Random random)
    {
        var bare = method.DescendantNodes().OfType<StatementSyntax>()
            .Where(statement => statement is ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax
                && statement.Parent is IfStatementSyntax or ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax).ToList();
        // A statement of several lines would need its own indentation.
        if (bare.Count == 0 || bare.Any(statement => statement.ToString().Contains('\n', StringComparison.Ordinal))) return null;
        return MethodText.With(method, bare.Select(statement =>
        {
            var margin = Margin(method, statement.Parent!);
            return ((SyntaxNodeOrToken)statement, $"\n{margin}{{\n{margin}    {statement}\n{margin}}}");
        })).Replace(" \n", "\n", StringComparison.Ordinal);
    }

    public static string? Patterns(MethodDeclarationSyntax method, Random random)
    {
        var compared = method.DescendantNodes().OfType<BinaryExpressionSyntax>()
            .Where(binary => binary.Right.IsKind(SyntaxKind.NullLiteralExpression) && !binary.Left.ToString().Contains('\n')
                && (binary.IsKind(SyntaxKind.EqualsExpression) || binary.IsKind(SyntaxKind.NotEqualsExpression))).ToList();
        return compared.Count == 0 ? null : MethodText.With(method, compared.Select(binary => ((SyntaxNodeOrToken)binary,
            $"{binary.Left} is {(binary.IsKind(SyntaxKind.EqualsExpression) ? "" : "not ")}null")));
    }

    private static bool HasComments(SyntaxNode node) => node.DescendantTrivia()
        .Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));

    private static string Margin(MethodDeclarationSyntax method, SyntaxNode statement)
    {
        var text = method.ToFullString();
        var start = text.LastIndexOf('\n', Math.Max(0, statement.SpanStart - method.FullSpan.Start - 1)) + 1;
        return new string([.. text[start..].TakeWhile(letter => letter == ' ')]);
    }
}
