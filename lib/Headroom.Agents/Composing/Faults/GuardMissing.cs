using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>Threads past the end are not kept out.</summary>
internal sealed class GuardMissing : FaultOperator
{
    public override string Says => "threads past the end are not kept out";

    // All lanes of a warp may hold the sum that one of them should write.
    public override bool CountsRaces => false;

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var branch in kernel.All<IfStatementSyntax>().Where(each => each.Else is null && each.Parent is BlockSyntax))
        {
            if (branch.Statement is ReturnStatementSyntax)
            {
                var block = (BlockSyntax)branch.Parent!;
                var at = block.Statements.IndexOf(branch);
                if (at + 1 < block.Statements.Count && at > 0)
                    yield return kernel.ReplaceNode(block, block.WithStatements(block.Statements
                        .Replace(block.Statements[at - 1], Gap(block.Statements[at - 1])).RemoveAt(at)));
            }
            else if (branch.Statement is ExpressionStatementSyntax)
                yield return With(kernel, branch, branch.Statement);
        }
    }
}
