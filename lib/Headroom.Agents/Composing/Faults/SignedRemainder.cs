using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A remainder where bits are meant.</summary>
internal sealed class SignedRemainder : FaultOperator
{
    public override string Says => "a remainder of a negative word is negative: bits are meant";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var mask in kernel.All<BinaryExpressionSyntax>().Where(each => each.IsKind(SyntaxKind.BitwiseAndExpression)))
            if (Pattern.Whole(mask.Right) is { } bits)
                yield return With(kernel, mask, Pattern.Code($"{Pattern.Bracketed(mask.Left)} % {bits + 1}"));
    }
}
