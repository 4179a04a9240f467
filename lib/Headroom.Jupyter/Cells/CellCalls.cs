using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// Calls in a cell that mean something else there: an exit ends the cell alone, and what the package displays keeps the id that its update
/// asks for.
/// </summary>
internal static class CellCalls
{
    private const string Own = "global::Headroom.Jupyter.Cells.";

    public static bool MayOccurIn(string code) =>
        code.Contains("Environment", StringComparison.Ordinal) || code.Contains("Display", StringComparison.Ordinal);

    public static IEnumerable<CellEdit> In(string code, CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees.Last();
        var model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(call => model.GetSymbolInfo(call).Symbol is IMethodSymbol method ? Instead(code, call.Expression, method) : null)
                .OfType<CellEdit>();
    }

    private static CellEdit? Instead(string code, ExpressionSyntax called, IMethodSymbol method) => method switch
    {
        { Name: "Exit", ContainingType: { Name: nameof(Environment), ContainingNamespace.Name: nameof(System) } } =>
            CellEdit.Replace(code, called.Span, Own + "CellExit.Exit"),
        { Name: "Display" or "DisplayAs" or "DisplayTable",
            ContainingType: { Name: nameof(DisplayExtensions), ContainingNamespace.Name: nameof(System) } } =>
            method.ReducedFrom is null
                ? CellEdit.Replace(code, called.Span, $"{Own}{nameof(CellMethods)}.{method.Name}InCell")
                : NameOf(called) is { } name ? CellEdit.Replace(code, name.Identifier.Span, method.Name + "InCell") : null,
        _ => null,
    };

    private static SimpleNameSyntax? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}
