using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>The exponential of a value without the maximum taken away.</summary>
internal sealed class NotShifted : FaultOperator
{
    public override string Says => "exp overflows: the maximum is not taken away";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        var calls = kernel.All<InvocationExpressionSyntax>().Where(call => call.Expression.ToString() == "MathF.Exp").ToList();
        bool IsShifted(InvocationExpressionSyntax call) =>
            call.ArgumentList.Arguments[0].Expression is BinaryExpressionSyntax { Left: ElementAccessExpressionSyntax };
        if (calls.Count > 0 && calls.TrueForAll(IsShifted))
            yield return WithAll(kernel, calls, call => call.ReplaceNode(
                call.ArgumentList.Arguments[0].Expression,
                    ((BinaryExpressionSyntax)call.ArgumentList.Arguments[0].Expression).Left.WithoutTrivia()));
    }
}
