using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// Calls of <see cref="CellInterrupt.Poll"/> in what a cell may do for ever: its loops, and its functions, which a query calls for each
/// element. Nothing else ends code that neither waits nor looks: to abort a thread ends the process as often as not. Code that may run on a
/// GPU is left as it is: a kernel must not contain the call, nor be counted with it; and so are expression trees, which are data.
/// </summary>
internal static class InterruptPoints
{
    private const string Class = "global::Headroom.Jupyter.Cells.CellInterrupt.";
    private const string Poll = Class + "Poll();";

    public static IEnumerable<CellEdit> In(string code, SyntaxNode root, Func<CSharpCompilation> compile)
    {
        if (!root.DescendantNodes().Any(IsPoint)) return [];
        var compilation = compile();
        // The same text, parsed by the compilation: its nodes are the ones that have meanings.
        var tree = compilation.SyntaxTrees.Last();
        var model = compilation.GetSemanticModel(tree);
        var device = new DeviceCode(compilation, tree);
        return tree.GetRoot().DescendantNodes().Where(IsPoint).Where(n => !device.Contains(n) && !IsData(n, model))
            .SelectMany(n => At(code, n, model));
    }

    private static bool IsPoint(SyntaxNode node) => LoopOf(node) is not null
        || node is AnonymousFunctionExpressionSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax or WhereClauseSyntax
            or SelectClauseSyntax;

    private static StatementSyntax? LoopOf(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        CommonForEachStatementSyntax loop => loop.Statement,
        GotoStatementSyntax { RawKind: (int)SyntaxKind.GotoStatement } jump => jump,
        _ => null,
    };

    private static IEnumerable<CellEdit> At(string code, SyntaxNode node, SemanticModel model) => node switch
    {
        AnonymousFunctionExpressionSyntax { Block: { } block } => [Into(code, block)],
        AnonymousFunctionExpressionSyntax { ExpressionBody: { } body } lambda => model.GetSymbolInfo(lambda).Symbol is IMethodSymbol symbol
            ? [CellEdit.Insert(code, body.SpanStart, $"{{ {Poll} {Verb(symbol, body)}"), CellEdit.Insert(code, body.Span.End, "; }")]
            : [],
        BaseMethodDeclarationSyntax { Body: { } block } => [Into(code, block)],
        LocalFunctionStatementSyntax { Body: { } block } => [Into(code, block)],
        BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } method => Arrow(code, method, arrow, method.SemicolonToken, model),
        LocalFunctionStatementSyntax { ExpressionBody: { } arrow } function => Arrow(code, function, arrow, function.SemicolonToken, model),
        WhereClauseSyntax where => Passed(code, where.Condition),
        SelectClauseSyntax { Expression: not IdentifierNameSyntax } select => Passed(code, select.Expression),
        _ => LoopOf(node) is { } body ? Around(code, body) : [],
    };

    private static IEnumerable<CellEdit> Around(string code, StatementSyntax body) => body is BlockSyntax block
        ? [Into(code, block)]
        : [CellEdit.Insert(code, body.SpanStart, $"{{ {Poll} "), CellEdit.Insert(code, body.Span.End, " }")];

    private static CellEdit Into(string code, BlockSyntax block) => CellEdit.Insert(code, block.OpenBraceToken.Span.End, " " + Poll);

    private static IEnumerable<CellEdit> Arrow(string code, SyntaxNode function, ArrowExpressionClauseSyntax arrow, SyntaxToken end,
        SemanticModel model) =>
        model.GetDeclaredSymbol(function) is IMethodSymbol symbol
            ? [CellEdit.Replace(code, arrow.ArrowToken.Span, $"{{ {Poll} {Verb(symbol, arrow.Expression)}"),
                CellEdit.Replace(code, end.Span, "; }")]
            : [];

    private static IEnumerable<CellEdit> Passed(string code, ExpressionSyntax value) =>
        [CellEdit.Insert(code, value.SpanStart, Class + "Pass("), CellEdit.Insert(code, value.Span.End, ")")];

    // What stands before the expression once it is a statement.
    private static string Verb(IMethodSymbol function, ExpressionSyntax body) =>
        function.ReturnsVoid || body is ThrowExpressionSyntax || (function.IsAsync && function.ReturnType is INamedTypeSymbol { Arity: 0 })
            ? "" : "return ";

    private static bool IsData(SyntaxNode node, SemanticModel model) => node.AncestorsAndSelf().Any(n => n switch
    {
        AnonymousFunctionExpressionSyntax lambda => model.GetTypeInfo(lambda).ConvertedType is { Name: "Expression" },
        QueryExpressionSyntax query => model.GetTypeInfo(query).Type is { } type && type.AllInterfaces.Prepend(type)
            .Any(i => i.Name == "IQueryable"),
        _ => false,
    });
}
