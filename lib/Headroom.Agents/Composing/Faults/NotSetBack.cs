using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A sum of each turn that is set to 0 once.</summary>
internal sealed class NotSetBack : FaultOperator
{
    public override string Says => "the sum is not set back for the next turn";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var declared in kernel.All<LocalDeclarationStatementSyntax>())
            if (declared.Declaration.Variables is [{ Initializer.Value: LiteralExpressionSyntax }]
                && declared.Parent is BlockSyntax { Parent: ForStatementSyntax loop }
                && loop.Parent is BlockSyntax)
            {
                var without = loop.ReplaceNode(loop.Statement, ((BlockSyntax)loop.Statement).RemoveNode(declared,
                    SyntaxRemoveOptions.KeepNoTrivia)!);
                yield return kernel.ReplaceNode(loop, [Guilty(declared), without]);
            }
    }
}
