using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Cli.Pages;

/// <summary>C# as HTML with keywords, text, numbers and comments marked.</summary>
internal static class CodeColours
{
    private static readonly CSharpParseOptions s_script = new(kind: SourceCodeKind.Script);

    public static string Render(string code)
    {
        var html = new StringBuilder();
        foreach (var token in SyntaxFactory.ParseTokens(code.ReplaceLineEndings("\n"), options: s_script))
        {
            foreach (var trivia in token.LeadingTrivia) Append(html, trivia.ToFullString(), KindOf(trivia));
            Append(html, token.Text, KindOf(token));
            foreach (var trivia in token.TrailingTrivia) Append(html, trivia.ToFullString(), KindOf(trivia));
        }
        return html.ToString();
    }

    private static void Append(StringBuilder html, string text, string? kind)
    {
        if (text.Length == 0) return;
        var encoded = WebUtility.HtmlEncode(text);
        html.Append(kind is null ? encoded : $"<span class=\"{kind}\">{encoded}</span>");
    }

    private static string? KindOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "number",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => "text",
        var kind when SyntaxFacts.IsKeywordKind(kind) || token.Text is "var" or "await" or "record" => "keyword",
        _ => null,
    };

    private static string? KindOf(SyntaxTrivia trivia) =>
        trivia.IsDirective || trivia.Kind() is SyntaxKind.SkippedTokensTrivia ? "directive"
        : trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia ? "comment"
        : null;
}
