using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A halving that begins one level too late.</summary>
internal sealed class HalfOfTheTree : FaultOperator
{
    public override string Says => "half of the partial results never enter";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var loop in kernel.All<ForStatementSyntax>())
            if (loop.Incrementors is [AssignmentExpressionSyntax step] && step.IsKind(SyntaxKind.DivideAssignmentExpression)
                && loop.Declaration?.Variables is [{ Initializer.Value: { } first }] && Pattern.Whole(first) is { } half and > 1)
                yield return With(kernel, first, Pattern.Number(half / 2));
    }
}
