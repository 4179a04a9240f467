using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>Each element is counted in memory, not in the group's own array.</summary>
internal sealed class AtomicsInMemory : FaultOperator
{
    public override string Says => "each element is counted in memory, not in shared memory";

    public override FaultKind Kind => FaultKind.Slow;

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        var output = Pattern.Views(kernel)[^1];
        foreach (var call in kernel.All<InvocationExpressionSyntax>().Where(call => call.Expression.ToString() == "Atomic.Add"))
            if (call.ArgumentList.Arguments[0].Expression is ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax array } to
                && array.Identifier.ValueText != output && to.ArgumentList.Arguments[0].Expression is var index
                && Pattern.Views(kernel).Length == 2)
            {
                var own = index is BinaryExpressionSyntax sum ? sum.Right : index;
                yield return With(kernel, to, Pattern.Code($"{output}[{own.WithoutTrivia()}]"));
            }
    }
}
