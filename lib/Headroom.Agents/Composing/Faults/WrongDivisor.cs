using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>Something is cut into pieces of twice their size.</summary>
internal sealed class WrongDivisor : FaultOperator
{
    public override string Says => "the pieces are half as long as this divisor says";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var quotient in kernel.All<BinaryExpressionSyntax>()
            .Where(each => each.Kind() is SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression))
            if (Pattern.Whole(quotient.Right) is { } each and > 2 && !quotient.All<BinaryExpressionSyntax>()
                .Any(inner => inner.IsKind(SyntaxKind.SubtractExpression)))
                yield return With(kernel, quotient.Right, Pattern.Number(2 * each));
    }
}
