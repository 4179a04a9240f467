using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A sum that is set where it should grow.</summary>
internal sealed class SumOverwritten : FaultOperator
{
    public override string Says => "it is set where it should grow";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var sum in kernel.All<AssignmentExpressionSyntax>().Where(each => each.IsKind(SyntaxKind.AddAssignmentExpression)))
            if (sum.Parent is ExpressionStatementSyntax && sum.Left is IdentifierNameSyntax)
                yield return With(kernel, sum, AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, sum.Left, sum.Right));
    }
}
