using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>The small number is added to the root and not under it.</summary>
internal sealed class EpsilonOutside : FaultOperator
{
    public override string Says => "the small number belongs under the root";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var call in kernel.All<InvocationExpressionSyntax>().Where(call => call.Expression.ToString() == "MathF.Sqrt"))
            if (call.ArgumentList.Arguments[0].Expression is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression))
                yield return With(kernel, call, Pattern.Code($"(MathF.Sqrt({sum.Left}) + {sum.Right})"));
    }
}
