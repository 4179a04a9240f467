using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>Rows are as long as another size says.</summary>
internal sealed class WrongExtent : FaultOperator
{
    public override string Says => "the wrong size: right only where both are equal";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        var sizes = Pattern.Sizes(kernel);
        foreach (var name in kernel.All<IdentifierNameSyntax>().Where(name => sizes.Contains(name.Identifier.ValueText)))
            if (name.Parent is BinaryExpressionSyntax product && product.Right == name
                && product.Kind() is SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.LessThanExpression)
                foreach (var other in sizes.Where(size => size != name.Identifier.ValueText))
                    yield return With(kernel, name, IdentifierName(other));
    }
}
