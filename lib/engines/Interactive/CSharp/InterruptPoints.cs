using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>
/// Writes a call of <see cref="CellInterrupt.Poll"/> into the loops of a cell, so that an endless one can be cancelled. No line moves.
/// Code that may run on a GPU is left as it is: a kernel must not contain the call, nor be counted with it.
/// </summary>
internal static class InterruptPoints
{
    private const string Poll = "global::Microsoft.DotNet.Interactive.CSharp.CellInterrupt.Poll();";

    /// <summary>The new text of the cell, or null when there is nothing to insert. The tree has <paramref name="lineOffset"/> characters more at its start.</summary>
    public static string? Insert(string code, SyntaxTree tree, CSharpCompilation compilation, int lineOffset)
    {
        var loops = tree.GetRoot().DescendantNodes().Where(n => BodyOf(n) is not null).ToArray();
        if (loops.Length == 0) return null;
        var device = new DeviceCode(compilation, tree);
        var insertions = loops.Where(n => !device.Contains(n)).SelectMany(n => Around(BodyOf(n)!)).OrderBy(i => i.At).ToArray();
        if (insertions.Length == 0) return null;

        var text = new StringBuilder(code);
        foreach (var (at, what) in insertions.Reverse()) text.Insert(at - lineOffset, what);
        return text.ToString();
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
