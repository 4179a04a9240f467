using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A thread takes neighbouring elements, so that a warp's lie far apart.</summary>
internal sealed class ChunkOfEachThread : FaultOperator
{
    public override string Says => "neighbouring threads read far apart";

    public override FaultKind Kind => FaultKind.Slow;

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var loop in kernel.All<ForStatementSyntax>())
            if (loop is { Declaration.Variables: [{ Initializer.Value: IdentifierNameSyntax thread } counter],
                Incrementors: [AssignmentExpressionSyntax step] }
                && step.IsKind(SyntaxKind.AddAssignmentExpression) && Pattern.Whole(step.Right) is { } threads
                && loop.Condition is BinaryExpressionSyntax { Right: IdentifierNameSyntax end } test
                    && test.IsKind(SyntaxKind.LessThanExpression))
            {
                var part = $"(({end} + {threads - 1}) / {threads})";
                var accesses = loop.Statement.DescendantNodesAndSelf().OfType<ElementAccessExpressionSyntax>().ToList();
                var marked = loop.ReplaceNode(loop.Statement, loop.Statement.ReplaceNodes(accesses, (_, now) => Guilty(now)));
                yield return kernel.ReplaceNode(loop, marked
                    .WithDeclaration(loop.Declaration!.WithVariables(SingletonSeparatedList(
                        counter.WithInitializer(EqualsValueClause(Guilty(Pattern.Code($"{thread} * {part}")))))))
                    .WithCondition(Pattern.Code($"{counter.Identifier} < Math.Min({end}, ({thread} + 1) * {part})"))
                    .WithIncrementors(SingletonSeparatedList(Pattern.Code($"{counter.Identifier}++"))));
            }
    }
}
