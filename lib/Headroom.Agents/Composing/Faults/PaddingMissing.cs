using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>Rows of shared memory that begin in one bank.</summary>
internal sealed class PaddingMissing : FaultOperator
{
    public override string Says => "rows of shared memory begin in one bank";

    public override FaultKind Kind => FaultKind.Slow;

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var side in (int[])[16, 32])
        {
            var padded = kernel.All<LiteralExpressionSyntax>().Where(each => Pattern.Whole(each) == side + 1).ToList();
            if (padded.Count > 1) yield return WithAll(kernel, padded, _ => Pattern.Number(side));
        }
        var mixed = kernel.All<BinaryExpressionSyntax>().Where(each => each.IsKind(SyntaxKind.ExclusiveOrExpression)).ToList();
        if (mixed.Count > 1) yield return WithAll(kernel, mixed, each => each.Left.WithoutTrivia());
    }
}
