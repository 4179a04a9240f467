using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing.Faults;

/// <summary>A sum that is rounded to 16 bits at each step.</summary>
internal sealed class SumInHalf : FaultOperator
{
    public override string Says => "the sum is kept in 16 bits";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        foreach (var sum in kernel.All<AssignmentExpressionSyntax>().Where(each => each.IsKind(SyntaxKind.AddAssignmentExpression)))
            if (sum.Parent is ExpressionStatementSyntax && sum.Left is IdentifierNameSyntax name
                && IsFloat(kernel, name.Identifier.ValueText))
                yield return With(kernel, sum, Pattern.Code($"{name} = (float)(ILGPU.Half)({name} + {Pattern.Bracketed(sum.Right)})"));
    }

    private static bool IsFloat(MethodDeclarationSyntax kernel, string name) =>
        kernel.All<VariableDeclaratorSyntax>().Any(each => each.Identifier.ValueText == name && each.Initializer?.Value.ToString() == "0f");
}
