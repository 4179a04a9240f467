using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A comparison takes or leaves the case of equality.</summary>
internal sealed class GuardShifted : FaultOperator
{
    public override string Says => "the comparison is wrong where both sides are equal";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var test in kernel.All<BinaryExpressionSyntax>().Where(Pattern.IsAsked))
        {
            var kind = test.Kind() switch
            {
                SyntaxKind.LessThanExpression => SyntaxKind.LessThanOrEqualExpression,
                SyntaxKind.LessThanOrEqualExpression => SyntaxKind.LessThanExpression,
                SyntaxKind.GreaterThanExpression => SyntaxKind.GreaterThanOrEqualExpression,
                SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.GreaterThanExpression,
                _ => SyntaxKind.None,
            };
            if (kind != SyntaxKind.None) yield return With(kernel, test, Pattern.WithOperator(test, kind));
        }
    }
}
