using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A maximum that starts at 0.</summary>
internal sealed class ZeroIsLargest : FaultOperator
{
    public override string Says => "a maximum starts at 0: all values may lie below";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var start in kernel.All<MemberAccessExpressionSyntax>()
            .Where(each => each.ToString() is "float.NegativeInfinity" or "float.MinValue"))
            yield return With(kernel, start, Pattern.Code("0f"));
    }
}
