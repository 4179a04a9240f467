using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>One thread does what a tree of all threads did.</summary>
internal sealed class OneThreadAdds : FaultOperator
{
    public override string Says => "one thread does the work of the group";

    public override FaultKind Kind => FaultKind.Slow;

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var loop in kernel.All<ForStatementSyntax>())
            if (loop is { Statement: BlockSyntax { Statements: [IfStatementSyntax branch, ExpressionStatementSyntax barrier] },
                    Declaration.Variables: [{ Initializer.Value: { } first } counter] }
                && Pattern.IsBarrier(barrier) && Pattern.Whole(first) is { } half
                && branch.Condition is BinaryExpressionSyntax { Left: IdentifierNameSyntax thread }
                && branch.Statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax sum }
                    && sum.Left is ElementAccessExpressionSyntax)
            {
                var name = counter.Identifier.ValueText;
                var (left, right) = (At0(sum.Left, thread), At0(sum.Right, thread));
                var code = $"for (var {name} = 1; {name} < {2 * half}; {name}++) {left} {sum.OperatorToken} {right};";
                var body = ParseStatement(code);
                yield return kernel.ReplaceNode(loop, [
                    IfStatement(Guilty(Pattern.Code($"{thread} == 0")),
                        Block(Guilty(body.ReplaceNodes(body.All<AssignmentExpressionSyntax>(), (_, now) => Guilty(now))))),
                    barrier.WithoutTrivia()]);
            }
    }

    // Element "thread" is element 0 of what thread 0 does, and "thread + half" is element half.
    private static string At0(ExpressionSyntax node, IdentifierNameSyntax thread) =>
        node.WithoutTrivia().ToString().Replace($"[{thread} + ", "[", StringComparison.Ordinal)
            .Replace($"[{thread}]", "[0]", StringComparison.Ordinal);
}
