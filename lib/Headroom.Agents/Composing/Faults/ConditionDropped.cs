using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>Of two conditions only one is asked.</summary>
internal sealed class ConditionDropped : FaultOperator
{
    public override string Says => "a condition is missing";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var both in kernel.All<BinaryExpressionSyntax>()
            .Where(each => each.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression))
        {
            yield return With(kernel, both, both.Left.WithoutTrivia());
            yield return With(kernel, both, both.Right.WithoutTrivia());
        }
    }
}
