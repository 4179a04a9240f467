using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A barrier is left out.</summary>
internal sealed class BarrierMissing : FaultOperator
{
    public override string Says => "a barrier is missing";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var block in kernel.All<BlockSyntax>())
            for (var at = 0; at < block.Statements.Count; at++)
                if (Pattern.IsBarrier(block.Statements[at]))
                {
                    var statements = block.Statements;
                    if (at + 1 < statements.Count) statements = statements.Replace(statements[at + 1], Gap(statements[at + 1]));
                    if (at > 0) statements = statements.Replace(statements[at - 1], Gap(statements[at - 1]));
                    yield return kernel.ReplaceNode(block, block.WithStatements(statements.RemoveAt(at)));
                }
    }
}
