using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Headroom.Editing.Completing;

/// <summary>What may be written, the likeliest first, and which part of the cell each of it replaces.</summary>
public sealed record Completions(IReadOnlyList<Candidate> Items, TextSpan Span);

/// <summary>Finds out what kind of place the cursor is at, and asks the list that fits.</summary>
public static class Completer
{
    public static Completions Complete(EditedCell cell)
    {
        if (DirectiveCompletion.At(cell.LineBefore, cell.Folder) is { } directive)
            return new(directive.Items, TextSpan.FromBounds(cell.Position - directive.Length, cell.Position));
        if (cell.IsInText()) return new([], new(cell.Position, 0));
        return new(CompletionOrder.Of(Candidates(cell), cell.Prefix, cell.Cancel), cell.Word);
    }

    private static IEnumerable<Candidate> Candidates(EditedCell cell) => cell.Before.Kind() switch
    {
        SyntaxKind.DotToken or SyntaxKind.MinusGreaterThanToken or SyntaxKind.ColonColonToken => MemberCompletion.At(cell),
        _ when DeclaredName.IsAt(cell) => DeclaredName.OperatorsInstead(cell),
        _ when InitializerCompletion.TypeAt(cell) is { } type => InitializerCompletion.MembersOf(type, cell),
        SyntaxKind.UsingKeyword or SyntaxKind.StaticKeyword or SyntaxKind.EqualsToken when IsInUsing(cell) =>
            ScopeCompletion.ForUsing(cell),
        SyntaxKind.NewKeyword or SyntaxKind.AsKeyword => ScopeCompletion.Types(cell),
        _ => ArgumentNames.At(cell).Concat(ScopeCompletion.Names(cell)).Concat(Keywords.At(cell)),
    };

    private static bool IsInUsing(EditedCell cell) =>
        cell.Before.Parent is UsingDirectiveSyntax or NameEqualsSyntax { Parent: UsingDirectiveSyntax };
}
