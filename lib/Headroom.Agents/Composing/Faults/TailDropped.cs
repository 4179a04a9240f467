using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>The last elements, too few for all threads, are left out.</summary>
internal sealed class TailDropped : FaultOperator
{
    public override string Says => "the last elements, too few for a whole step, are left out";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var loop in kernel.All<ForStatementSyntax>())
            if (loop.Condition is BinaryExpressionSyntax { Right: IdentifierNameSyntax end } test
                && test.IsKind(SyntaxKind.LessThanExpression)
                && loop.Incrementors is [AssignmentExpressionSyntax { Right: LiteralExpressionSyntax step }])
                yield return With(kernel, end, Pattern.Code($"{end} - {end} % {step}"));
    }
}
