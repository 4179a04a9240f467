using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Headroom.Editing;

/// <summary>A cell that is being written, compiled as far as it goes on top of the cells before it, and the cursor in it.</summary>
public sealed class EditedCell
{
    /// <param name="tree">One of the compilation's.</param>
    /// <param name="position">UTF-16 units from the start of the tree's text.</param>
    public EditedCell(CSharpCompilation compilation, SyntaxTree tree, int position, CancellationToken cancel = default)
    {
        Compilation = compilation;
        Cancel = cancel;
        Model = compilation.GetSemanticModel(tree);
        Root = tree.GetRoot(cancel);
        Text = tree.GetText(cancel);
        Position = position;
        Start = position;
        while (Start > 0 && SyntaxFacts.IsIdentifierPartCharacter(Text[Start - 1])) Start--;
        if (Start > 0 && Text[Start - 1] == '@') Start--;
        Before = LastTokenEndingBy(Start);
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>Where relative paths begin.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>Ends a question whose answer nobody waits for: looked at between its steps.</summary>
    public CancellationToken Cancel { get; }

    public SemanticModel Model { get; }

    public SyntaxNode Root { get; }

    public SourceText Text { get; }

    public int Position { get; }

    /// <summary>Where the name that is being written begins; the cursor when there is none yet.</summary>
    public int Start { get; }

    /// <summary>The token left of that name; its kind is None at the top of the cell.</summary>
    public SyntaxToken Before { get; }

    public string Prefix => Text.ToString(Word);

    public TextSpan Word => TextSpan.FromBounds(Start, Position);

    public string LineBefore => Text.ToString(TextSpan.FromBounds(Text.Lines.GetLineFromPosition(Position).Start, Position));

    /// <summary>Whether the cursor is in a comment, in code that <c>#if</c> leaves out, or in a string, character or number.</summary>
    public bool IsInText()
    {
        if (Position == 0) return false;
        var trivia = Root.FindTrivia(Position - 1);
        if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.DisabledTextTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia)
            return true;
        if (trivia.Kind() is SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia)
            return Position < trivia.FullSpan.End || !trivia.ToFullString().EndsWith("*/", StringComparison.Ordinal);
        var token = Root.FindToken(Position - 1);
        return token.Span.Contains(Position - 1) && IsText(token) && (Position < token.Span.End || !IsClosed(token));
    }

    private SyntaxToken LastTokenEndingBy(int position)
    {
        if (position == 0) return default;
        var token = Root.FindToken(position - 1);
        return token.Span.End <= position && token.Span.Length > 0 ? token : token.GetPreviousToken();
    }

    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.NumericLiteralToken or SyntaxKind.CharacterLiteralToken
        or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken
        or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
        || IsString(token);

    private static bool IsString(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;

    // Right behind a closed string a new token may begin; right behind a number the number goes on.
    private static bool IsClosed(SyntaxToken token) =>
        (IsString(token) || token.IsKind(SyntaxKind.CharacterLiteralToken)) && !token.ContainsDiagnostics;
}
