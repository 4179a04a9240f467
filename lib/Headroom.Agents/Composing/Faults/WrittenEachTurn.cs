using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>The result is written at each turn of the loop.</summary>
internal sealed class WrittenEachTurn : FaultOperator
{
    public override string Says => "the result is written at each turn of the loop";

    public override FaultKind Kind => FaultKind.Slow;

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        var views = Pattern.Views(kernel);
        foreach (var block in kernel.All<BlockSyntax>())
            for (var at = 1; at < block.Statements.Count; at++)
            {
                var statement = block.Statements[at];
                var written = statement is IfStatementSyntax branch ? Pattern.Written(branch.Statement) : Pattern.Written(statement);
                if (written is null || !views.Contains(written)) continue;
                if (block.Statements[at - 1] is not ForStatementSyntax { Statement: BlockSyntax body } loop) continue;
                var write = Guilty(statement.WithoutTrivia());
                write = write.ReplaceNodes(write.All<AssignmentExpressionSyntax>(), (_, now) => Guilty(now));
                var longer = loop.WithStatement(body.AddStatements(write));
                yield return kernel.ReplaceNode(block, block.WithStatements(block.Statements.Replace(loop, longer).RemoveAt(at)));
            }
    }
}
