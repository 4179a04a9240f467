using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Agents.Composing.Faults;

/// <summary>Powers of 2 in place of powers of e.</summary>
internal sealed class BaseOfTwo : FaultOperator
{
    public override string Says => "powers of 2 where powers of e are asked for";

    public override IEnumerable<MethodDeclarationSyntax> Sites(MethodDeclarationSyntax kernel)
    {
        var exponents = kernel.All<InvocationExpressionSyntax>().Where(call => call.Expression.ToString() == "MathF.Exp")
            .Select(call => call.ArgumentList.Arguments[0].Expression).ToList();
        if (exponents.Count > 0)
            yield return WithAll(kernel, exponents, each => Pattern.Code($"0.6931472f * {Pattern.Bracketed(each)}"));
    }
}
