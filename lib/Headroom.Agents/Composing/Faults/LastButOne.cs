using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>The last but one of a chunk is taken for the last.</summary>
internal sealed class LastButOne : FaultOperator
{
    public override string Says => "the last of the chunk is the next one";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var literal in kernel.All<LiteralExpressionSyntax>())
            if (Pattern.Whole(literal) is { } last and >= 15 && int.IsPow2(last + 1)
                && literal.Ancestors().Any(each => each is BracketedArgumentListSyntax or ArgumentListSyntax)
                && literal.Parent is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseAndExpression })
                yield return With(kernel, literal, Pattern.Number(last - 1));
    }
}
