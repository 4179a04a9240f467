using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>What a variable held is read again at each use.</summary>
internal sealed class ReadAgain : FaultOperator
{
    public override string Says => "memory is read again at each use";

    public override FaultKind Kind => FaultKind.Slow;

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        var views = Pattern.Views(kernel);
        foreach (var declared in kernel.All<VariableDeclaratorSyntax>())
        {
            if (declared.Initializer?.Value is not ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax view } read) continue;
            if (!views.Contains(view.Identifier.ValueText)) continue;
            var uses = kernel.All<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == declared.Identifier.ValueText)
                .ToList();
            if (uses.Count == 0 || declared.Parent?.Parent is not LocalDeclarationStatementSyntax statement) continue;
            if (uses.Exists(use => use.Parent is AssignmentExpressionSyntax set && set.Left == use)) continue;
            var tracked = kernel.TrackNodes(statement);
            var changed = WithAll(tracked, tracked.All<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == declared.Identifier.ValueText), _ => read.WithoutTrivia());
            yield return changed.RemoveNode(changed.GetCurrentNode(statement)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        }
    }
}
