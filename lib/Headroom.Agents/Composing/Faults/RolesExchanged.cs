using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>The fast index of a group runs down columns.</summary>
internal sealed class RolesExchanged : FaultOperator
{
    public override string Says => "the fast index runs down the columns";

    public override FaultKind Kind => FaultKind.Slow;

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var pair in kernel.All<TupleExpressionSyntax>())
            if (pair.ToString() == "(Group.IdxY, Group.IdxX)")
                yield return With(kernel, pair, Pattern.Code("(Group.IdxX, Group.IdxY)"));
        var halves = kernel.All<BinaryExpressionSyntax>()
            .Where(each => each.ToString() is "Group.IdxX / 16" or "Group.IdxX % 16").ToList();
        if (halves.Count == 2)
            yield return WithAll(kernel, halves, each => Pattern.WithOperator(each,
                each.IsKind(SyntaxKind.DivideExpression) ? SyntaxKind.ModuloExpression : SyntaxKind.DivideExpression));
    }
}
