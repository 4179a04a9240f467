using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A sum of several threads by a plain addition.</summary>
internal sealed class NotAtomic : FaultOperator
{
    public override string Says => "several threads add without an atomic";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var call in kernel.All<InvocationExpressionSyntax>().Where(call => call.Expression.ToString() == "Atomic.Add"))
        {
            var (to, value) = (call.ArgumentList.Arguments[0].Expression, call.ArgumentList.Arguments[1].Expression);
            yield return With(kernel, call, AssignmentExpression(SyntaxKind.AddAssignmentExpression, to, value));
        }
    }
}
