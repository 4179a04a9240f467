using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>Two barriers where one is enough.</summary>
internal sealed class BarrierAgain : FaultOperator
{
    public override string Says => "a barrier in the loop that nothing needs";

    public override FaultKind Kind => FaultKind.Slow;

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var block in kernel.All<BlockSyntax>().Where(each => each.Parent is ForStatementSyntax))
            for (var at = 0; at < block.Statements.Count; at++)
                if (Pattern.IsBarrier(block.Statements[at]))
                {
                    yield return kernel.ReplaceNode(block, block.WithStatements(block.Statements.Insert(0,
                        Guilty(block.Statements[at].WithoutTrivia()))));
                    break;
                }
    }
}
