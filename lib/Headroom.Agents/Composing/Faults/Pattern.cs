using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>What faults look for in a kernel.</summary>
internal static class Pattern
{
    public static IEnumerable<TNode> All<TNode>(this SyntaxNode root) where TNode : SyntaxNode => root.DescendantNodes().OfType<TNode>();

    public static ExpressionSyntax Code(string text) => ParseExpression(text);

    public static ExpressionSyntax Bracketed(ExpressionSyntax node) =>
        node is BinaryExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax
            ? ParenthesizedExpression(node.WithoutTrivia())
            : node.WithoutTrivia();

    public static LiteralExpressionSyntax Number(int value) => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(value));

    /// <summary>The value of a whole literal; null of anything else.</summary>
    public static int? Whole(SyntaxNode? node) => node is LiteralExpressionSyntax { Token.Value: int value } ? value : null;

    /// <summary>Names of the whole numbers that the kernel is given.</summary>
    public static string[] Sizes(MethodDeclarationSyntax kernel) =>
        [.. kernel.ParameterList.Parameters.Where(p => p.Type!.ToString() == "int").Select(p => p.Identifier.ValueText)];

    /// <summary>Names of the views that the kernel is given.</summary>
    public static string[] Views(MethodDeclarationSyntax kernel) =>
        [.. kernel.ParameterList.Parameters.Where(p => p.Type!.ToString() != "int").Select(p => p.Identifier.ValueText)];

    public static bool IsBarrier(StatementSyntax? statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
            && call.Expression.ToString() == "Group.Barrier";

    /// <summary>Whether a comparison stands in what an if, a ?: or a flag asks, not in a loop's head.</summary>
    public static bool IsAsked(SyntaxNode node) =>
        node.AncestorsAndSelf().TakeWhile(one => one is not StatementSyntax || one is IfStatementSyntax or LocalDeclarationStatementSyntax)
            .Any(one => one.Parent is IfStatementSyntax branch && branch.Condition == one
                || one.Parent is ConditionalExpressionSyntax choice && choice.Condition == one
                || one.Parent is EqualsValueClauseSyntax);

    public static BinaryExpressionSyntax WithOperator(BinaryExpressionSyntax node, SyntaxKind kind) =>
        BinaryExpression(kind, node.Left, node.Right);

    /// <summary>The statement's view or array that it writes: y of y[i] = v; null of anything else.</summary>
    public static string? Written(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax
        {
            Expression: AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax name } },
        } ? name.Identifier.ValueText : null;
}
