using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A loop takes one turn too many.</summary>
internal sealed class LoopEndsLate : FaultOperator
{
    public override string Says => "the loop goes on for one too many";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var loop in kernel.All<ForStatementSyntax>())
            if (loop.Condition is BinaryExpressionSyntax test && test.IsKind(SyntaxKind.LessThanExpression))
                yield return With(kernel, test, Pattern.WithOperator(test, SyntaxKind.LessThanOrEqualExpression));
    }
}
