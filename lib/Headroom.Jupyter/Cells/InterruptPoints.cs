using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// Calls of <see cref="CellInterrupt.Poll"/> in the loops of a cell: a loop that notices by itself need not be aborted, which the runtime does not promise
/// to survive. Code that may run on a GPU is left as it is: a kernel must not contain the call, nor be counted with it.
/// </summary>
internal static class InterruptPoints
{
    private const string Poll = "global::Headroom.Jupyter.Cells.CellInterrupt.Poll();";

    public static IEnumerable<CellEdit> In(string code, SyntaxNode root, Func<CSharpCompilation> compile)
    {
        var loops = root.DescendantNodes().Where(n => BodyOf(n) is not null).ToArray();
        if (loops.Length == 0) return [];
        var compilation = compile();
        var tree = compilation.SyntaxTrees.Last();
        var device = new DeviceCode(compilation, tree);
        // The same text, parsed by the compilation: its nodes are the ones that have meanings.
        return tree.GetRoot().DescendantNodes().Where(n => BodyOf(n) is not null && !device.Contains(n))
            .SelectMany(n => Around(BodyOf(n)!)).Select(i => CellEdit.Insert(code, i.At, i.What));
    }

    private static StatementSyntax? BodyOf(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        CommonForEachStatementSyntax loop => loop.Statement,
        GotoStatementSyntax { RawKind: (int)SyntaxKind.GotoStatement } jump => jump,
        _ => null,
    };

    private static IEnumerable<(int At, string What)> Around(StatementSyntax body) => body is BlockSyntax block
        ? [(block.OpenBraceToken.Span.End, " " + Poll)]
        : [(body.SpanStart, "{ " + Poll + " "), (body.Span.End, " }")];
}
