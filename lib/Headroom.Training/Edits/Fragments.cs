using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Training.Edits;

/// <summary>Finds the members of a C# file that an edit can be made of.</summary>
internal static class Fragments
{
    /// <summary>Methods, constructors, operators and properties of a file, those accepted by their text.</summary>
    public static IEnumerable<Fragment> Of(string code, Func<string, bool> accept)
    {
        var tree = CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest));
        foreach (var member in tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            if (member is not (BaseMethodDeclarationSyntax or PropertyDeclarationSyntax)) continue;
            var text = Dedented(member);
            if (accept(text) && Read(text) is { } fragment) yield return fragment;
        }
    }

    /// <summary>The fragment that is a member's text; null where it is none.</summary>
    public static Fragment? Read(string text) =>
        SyntaxFactory.ParseMemberDeclaration(text) is { ContainsDiagnostics: false } member && member.FullSpan.Length == text.Length
            ? Describe(text, member)
            : null;

    // What is indented as far as the member moves to the margin; the tree is made anew so that places are those of the text.
    private static string Dedented(MemberDeclarationSyntax member)
    {
        var margin = member.GetLocation().GetLineSpan().StartLinePosition.Character;
        var lines = member.ToString().Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var leading = lines[i].Length - lines[i].TrimStart(' ').Length;
            lines[i] = lines[i][Math.Min(leading, margin)..];
        }
        return string.Join('\n', lines);
    }

    private static Fragment Describe(string text, MemberDeclarationSyntax member)
    {
        var tokens = member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).ToList();
        var declared = tokens.Where(token => token.Parent is ParameterSyntax or VariableDeclaratorSyntax or SingleVariableDesignationSyntax
            or ForEachStatementSyntax).Select(token => token.ValueText).ToHashSet();
        var locals = tokens.Where(token => declared.Contains(token.ValueText)).GroupBy(token => token.ValueText)
            .Where(group => group.Count() > 1 && group.Key.Length > 1 && group.All(IsLocal))
            .Select(group => (group.Key, (IReadOnlyList<Place>)[.. group.Select(token => new Place(token.SpanStart, token.Span.Length))]));
        // An operator's parameters are counted by the language.
        var list = member is MethodDeclarationSyntax or ConstructorDeclarationSyntax
            ? ((BaseMethodDeclarationSyntax)member).ParameterList
            : null;
        var open = list is not null && list.Parameters.All(parameter => parameter.Default is null && parameter.Modifiers.Count == 0);
        return new Fragment(
            text, [.. locals], tokens.Select(token => token.ValueText).ToHashSet(),
            open ? list!.CloseParenToken.SpanStart : null, list?.Parameters.Count > 0, [.. Runs(text, member)]);
    }

    // A member behind a dot, or the name before a colon or an equals sign of an initialiser, is another thing of the same name.
    private static bool IsLocal(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name => access.Expression == name,
        IdentifierNameSyntax { Parent: NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax } => false,
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } } => false,
        IdentifierNameSyntax { Parent: TypeSyntax or VariableDeclarationSyntax } => false,
        IdentifierNameSyntax or ParameterSyntax or VariableDeclaratorSyntax => true,
        SingleVariableDesignationSyntax or ForEachStatementSyntax => true,
        _ => false,
    };

    private static IEnumerable<IReadOnlyList<Place>> Runs(string text, MemberDeclarationSyntax member)
    {
        foreach (var block in member.DescendantNodes().OfType<BlockSyntax>())
        {
            var run = new List<Place>();
            foreach (var statement in block.Statements)
            {
                if (WholeLine(text, statement) is { } line && (run.Count == 0 || run[^1].Start + run[^1].Length == line.Start))
                {
                    run.Add(line);
                    continue;
                }
                if (run.Count > 1) yield return run;
                run = WholeLine(text, statement) is { } first ? [first] : [];
            }
            if (run.Count > 1) yield return run;
        }
    }

    // The line of a statement that stands alone on one, with its line feed.
    private static Place? WholeLine(string text, StatementSyntax statement)
    {
        var start = text.LastIndexOf('\n', statement.SpanStart) + 1;
        var end = text.IndexOf('\n', statement.SpanStart);
        if (end < 0 || statement.Span.End > end) return null;
        return text[start..end].Trim().Length == statement.Span.Length ? new Place(start, end + 1 - start) : null;
    }
}
