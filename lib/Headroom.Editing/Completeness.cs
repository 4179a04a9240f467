using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Headroom.Editing;

public enum CompletenessStatus
{
    Complete,
    Incomplete,
    Invalid,
}

/// <summary>
/// Whether code can be run as it stands; <paramref name="Indent"/> is what the next line should begin with where it cannot.
/// </summary>
public sealed record Completeness(CompletenessStatus Status, string Indent = "")
{
    private const string OneLevel = "    ";

    public static Completeness Complete { get; } = new(CompletenessStatus.Complete);

    /// <summary>Looks at the syntax alone: a name that does not exist can be run, and fails then.</summary>
    public static Completeness Of(string code)
    {
        var tree = CellSyntax.Parse(code);
        if (!SyntaxFactory.IsCompleteSubmission(tree)) return new(CompletenessStatus.Incomplete, IndentAfter(tree.GetRoot(), code));
        var hasError = tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
        return hasError ? new(CompletenessStatus.Invalid) : Complete;
    }

    // As the last line, and one level deeper behind an opening bracket.
    private static string IndentAfter(SyntaxNode root, string code)
    {
        var last = code.TrimEnd().Split('\n')[^1];
        var indent = last[..^last.TrimStart().Length];
        var opens = root.GetLastToken().Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken;
        return opens ? indent + OneLevel : indent;
    }
}
