using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A loop steps half as far as it should, or twice.</summary>
internal sealed class StrideHalved : FaultOperator
{
    public override string Says => "the step of the loop does not fit its threads";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var step in kernel.All<ForStatementSyntax>().SelectMany(loop => loop.Incrementors).OfType<AssignmentExpressionSyntax>())
            if (Pattern.Whole(step.Right) is { } width and > 4
                && step.Kind() is SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression)
            {
                yield return With(kernel, step.Right, Pattern.Number(2 * width));
                yield return With(kernel, step.Right, Pattern.Number(width / 2));
            }
    }
}
