using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Editing.Completing;

/// <summary>
/// Reads what stands left of a dot from the text alone, where the cell is so broken that the parser skipped it: names, dots and bracketed
/// parts, from the dot back to the first token that is none of these.
/// </summary>
internal static class ReceiverText
{
    public static string Before(EditedCell cell)
    {
        var line = cell.Text.Lines.GetLineFromPosition(cell.Before.SpanStart);
        var text = cell.Text.ToString(new(line.Start, cell.Before.SpanStart - line.Start));
        SyntaxToken[] tokens = [.. SyntaxFactory.ParseTokens(text).Where(t => !t.IsKind(SyntaxKind.EndOfFileToken))];
        var first = tokens.Length;
        while (first > 0 && StartOfPart(tokens, first - 1) is { } start and >= 0) first = start;
        return first == tokens.Length ? "" : text[tokens[first].SpanStart..];
    }

    // The index where a name, a dot, a literal or a pair of brackets that ends at an index begins; -1 for everything else.
    private static int StartOfPart(SyntaxToken[] tokens, int end) => tokens[end].Kind() switch
    {
        SyntaxKind.IdentifierToken when end + 1 < tokens.Length && !Continues(tokens[end + 1]) => -1,
        SyntaxKind.IdentifierToken or SyntaxKind.ThisKeyword or SyntaxKind.DotToken => end,
        SyntaxKind.StringLiteralToken when end == tokens.Length - 1 => end,
        SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => OpeningOf(tokens, end),
        _ => -1,
    };

    private static bool Continues(SyntaxToken token) =>
        token.Kind() is SyntaxKind.DotToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken;

    private static int OpeningOf(SyntaxToken[] tokens, int close)
    {
        var depth = 0;
        for (var i = close; i >= 0; i--)
        {
            if (tokens[i].Kind() is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken) depth++;
            if (tokens[i].Kind() is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken && --depth == 0) return i;
        }
        return -1;
    }
}
