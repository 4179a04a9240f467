using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Styling;

/// <summary>
/// Says the same in other words, each with a chance of one in two: <c>i += s</c> and <c>i = i + s</c>, <c>a &lt; b</c> and <c>b &gt; a</c>,
/// <c>a + b</c> and <c>b + a</c>, braces or none. No sum gets another order of its rounding.
/// </summary>
internal sealed class Forms(Random random) : CSharpSyntaxRewriter
{
    private bool Chance => random.Next(2) == 0;

    public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        var now = (AssignmentExpressionSyntax)base.VisitAssignmentExpression(node)!;
        if (now.Left is not IdentifierNameSyntax || Operation(now.Kind()) is not { } kind || !Chance) return now;
        var right = now.Right is BinaryExpressionSyntax or ConditionalExpressionSyntax ? ParenthesizedExpression(now.Right) : now.Right;
        return now.CopyAnnotationsTo(AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, now.Left,
            BinaryExpression(kind, now.Left, right)));
    }

    public override SyntaxNode? VisitPostfixUnaryExpression(PostfixUnaryExpressionSyntax node)
    {
        if (node.Parent is not (ForStatementSyntax or ExpressionStatementSyntax)
            || !node.IsKind(SyntaxKind.PostIncrementExpression)) return node;
        return random.Next(3) switch
        {
            0 => node.CopyAnnotationsTo(PrefixUnaryExpression(SyntaxKind.PreIncrementExpression, node.Operand)),
            1 => node.CopyAnnotationsTo(AssignmentExpression(SyntaxKind.AddAssignmentExpression, node.Operand,
                LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(1)))),
            _ => node,
        };
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var now = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        if (Mirrored(now.Kind()) is not { } kind || !Chance) return now;
        var isSum = kind is SyntaxKind.AddExpression or SyntaxKind.MultiplyExpression;
        // a + b + c is (a + b) + c, and c + a + b would add in another order; calls may depend on what was done before them.
        if (isSum && (now.Left is BinaryExpressionSyntax || now.Right is BinaryExpressionSyntax { RawKind: var inner }
            && inner == now.RawKind)) return now;
        if (node.DescendantNodes().Any(each => each is InvocationExpressionSyntax call
            && !call.Expression.ToString().StartsWith("Math", StringComparison.Ordinal)))
            return now;
        var right = isSum && kind == SyntaxKind.MultiplyExpression && now.Right is BinaryExpressionSyntax
            ? ParenthesizedExpression(now.Right) : now.Right;
        return now.CopyAnnotationsTo(BinaryExpression(kind, right.WithoutTrivia(), now.Left.WithoutTrivia()));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var now = (ForStatementSyntax)base.VisitForStatement(node)!;
        return now.WithStatement(Braces(now.Statement, mayDrop: false));
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var now = (IfStatementSyntax)base.VisitIfStatement(node)!;
        return now.WithStatement(Braces(now.Statement, mayDrop: now.Else is null && node.Parent is BlockSyntax));
    }

    private StatementSyntax Braces(StatementSyntax statement, bool mayDrop) => statement switch
    {
        BlockSyntax { Statements: [ExpressionStatementSyntax only] } when mayDrop && Chance => only,
        BlockSyntax => statement,
        _ when Chance => Block(statement),
        _ => statement,
    };

    private static SyntaxKind? Operation(SyntaxKind kind) => kind switch
    {
        SyntaxKind.AddAssignmentExpression => SyntaxKind.AddExpression,
        SyntaxKind.SubtractAssignmentExpression => SyntaxKind.SubtractExpression,
        SyntaxKind.MultiplyAssignmentExpression => SyntaxKind.MultiplyExpression,
        SyntaxKind.DivideAssignmentExpression => SyntaxKind.DivideExpression,
        _ => null,
    };

    private static SyntaxKind? Mirrored(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanExpression => SyntaxKind.GreaterThanExpression,
        SyntaxKind.GreaterThanExpression => SyntaxKind.LessThanExpression,
        SyntaxKind.LessThanOrEqualExpression => SyntaxKind.GreaterThanOrEqualExpression,
        SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.LessThanOrEqualExpression,
        SyntaxKind.AddExpression => SyntaxKind.AddExpression,
        SyntaxKind.MultiplyExpression => SyntaxKind.MultiplyExpression,
        SyntaxKind.EqualsExpression => SyntaxKind.EqualsExpression,
        _ => null,
    };
}
