using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Editing.Completing;

/// <summary>The keywords that may stand at a place, told by the token before it.</summary>
internal static class Keywords
{
    private static readonly string[] s_types =
    [
        "bool", "byte", "char", "decimal", "double", "float", "int", "long", "nint", "nuint", "object", "sbyte", "short", "string", "uint",
            "ulong", "ushort",
    ];

    private static readonly string[] s_expressions =
    [
        "await", "base", "checked", "default", "delegate", "false", "from", "nameof", "new", "null", "sizeof", "stackalloc", "static",
            "this", "throw", "true",
        "typeof", "unchecked",
    ];

    private static readonly string[] s_statements =
    [
        "break", "case", "const", "continue", "do", "else", "catch", "finally", "fixed", "for", "foreach", "goto", "if", "lock", "return",
            "switch", "try", "unsafe",
        "using", "var", "void", "while", "yield",
    ];

    private static readonly string[] s_declarations =
    [
        "abstract", "async", "class", "delegate", "enum", "extern", "interface", "internal", "partial", "private", "protected", "public",
            "readonly", "record", "ref",
        "sealed", "static", "struct", "unsafe", "virtual", "volatile",
    ];

    private static readonly string[] s_members =
        [.. s_declarations, "const", "event", "explicit", "implicit", "new", "operator", "override", "required", "void"];

    private static readonly string[] s_operators = ["and", "as", "in", "is", "or", "switch", "when", "with"];

    public static IEnumerable<Candidate> At(EditedCell cell) => At(cell.Before).Distinct().Select(Candidate.Keyword);

    private static string[] At(SyntaxToken before) => before switch
    {
        _ when IsInTypeBody(before) => [.. s_members, .. s_types],
        _ when BeginsStatement(before) => IsTopLevel(before)
            ? [.. s_statements, .. s_declarations, .. s_expressions, .. s_types]
            : [.. s_statements, "async", "ref", "static", .. s_expressions, .. s_types],
        _ when SyntaxFacts.IsPredefinedType(before.Kind()) => [],
        _ when EndsExpression(before) => IsModifier(before) ? [.. s_members, .. s_types] : s_operators,
        { RawKind: (int)SyntaxKind.OpenParenToken or (int)SyntaxKind.CommaToken } =>
            [.. s_expressions, .. s_types, "in", "out", "ref", "var", "params"],
        { RawKind: (int)SyntaxKind.IsKeyword } => ["not", "null", "true", "false", "var", .. s_types],
        _ when IsModifier(before) => [.. s_members, .. s_types],
        _ => [.. s_expressions, .. s_types, "async", "ref"],
    };

    private static bool IsTopLevel(SyntaxToken before) =>
        before.IsKind(SyntaxKind.None) || !before.Parent!.AncestorsAndSelf()
            .Any(n => n is BlockSyntax && !n.Span.IsEmpty && before.Span.End < n.Span.End);

    private static bool IsInTypeBody(SyntaxToken before)
    {
        if (before.Parent is TypeDeclarationSyntax type) return before == type.OpenBraceToken;
        var member = before.Parent?.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault();
        return member is { Parent: TypeDeclarationSyntax } && member is not GlobalStatementSyntax && member.GetLastToken() == before
            && before.Kind() is SyntaxKind.CloseBraceToken or SyntaxKind.SemicolonToken;
    }

    private static bool BeginsStatement(SyntaxToken before) => before.Kind() switch
    {
        SyntaxKind.None or SyntaxKind.SemicolonToken or SyntaxKind.ElseKeyword or SyntaxKind.DoKeyword => true,
        SyntaxKind.OpenBraceToken => before.Parent is BlockSyntax or SwitchStatementSyntax,
        SyntaxKind.CloseBraceToken =>
            before.Parent is not (InitializerExpressionSyntax or PropertyPatternClauseSyntax or InterpolationSyntax
                or AnonymousObjectCreationExpressionSyntax or SwitchExpressionSyntax),
        SyntaxKind.ColonToken => before.Parent is SwitchLabelSyntax or LabeledStatementSyntax,
        SyntaxKind.CloseParenToken =>
            before.Parent is IfStatementSyntax or WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax
            or LockStatementSyntax or UsingStatementSyntax or FixedStatementSyntax,
        _ => false,
    };

    private static bool EndsExpression(SyntaxToken token) => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.CloseParenToken
        or SyntaxKind.CloseBracketToken or SyntaxKind.NumericLiteralToken or SyntaxKind.StringLiteralToken
            or SyntaxKind.CharacterLiteralToken
        or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword or SyntaxKind.NullKeyword or SyntaxKind.ThisKeyword
            or SyntaxKind.InterpolatedStringEndToken;

    private static bool IsModifier(SyntaxToken token) =>
        token.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword
        or SyntaxKind.ProtectedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.SealedKeyword or SyntaxKind.AbstractKeyword
            or SyntaxKind.ReadOnlyKeyword
        or SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.PartialKeyword or SyntaxKind.AsyncKeyword
            or SyntaxKind.UnsafeKeyword;
}
