using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A loop stops one turn before its end.</summary>
internal sealed class LoopEndsEarly : FaultOperator
{
    public override string Says => "the loop stops one before its end";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var loop in kernel.All<ForStatementSyntax>())
            if (loop.Condition is BinaryExpressionSyntax test)
            {
                if (test.IsKind(SyntaxKind.LessThanExpression))
                    yield return With(kernel, test.Right, BinaryExpression(SyntaxKind.SubtractExpression, test.Right, Pattern.Number(1)));
                else if (test.IsKind(SyntaxKind.GreaterThanOrEqualExpression))
                    yield return With(kernel, test, Pattern.WithOperator(test, SyntaxKind.GreaterThanExpression));
                else if (Pattern.Whole(test.Right) == 0)
                    yield return With(kernel, test.Right, Pattern.Number(1));
            }
    }
}
