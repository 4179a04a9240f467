using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Agents.Composing.Styling;

/// <summary>The same kernel by another hand: other names, another order, other forms. What it does stays.</summary>
internal static class Style
{
    public static MethodDeclarationSyntax Apply(MethodDeclarationSyntax kernel, Random random)
    {
        var ordered = Order.Apply(kernel, random);
        var formed = (MethodDeclarationSyntax)new Forms(random).Visit(ordered);
        return Renaming.Apply(formed, random);
    }
}
