using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Agents.Scripted;

/// <summary>Changes of names and words.</summary>
internal static partial class Naming
{
    private static readonly string[] s_locals = ["current", "found", "chosen", "inner", "wanted", "given"];
    private static readonly string[] s_constants = ["Limit", "Step", "Most", "Size", "Share"];

    private static readonly string[] s_summaries =
        ["/// <summary>{0}.</summary>", "/// <summary>{0}, for its caller.</summary>", "/// <summary>Does this: {1}.</summary>"];

    public static string? Local(MethodDeclarationSyntax method, Random random)
    {
        var names = method.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).ToList();
        var locals = method.DescendantNodes().OfType<VariableDeclaratorSyntax>().Select(local => local.Identifier.Text)
            .Where(name => names.Where(token => token.Text == name).All(IsLocal)).Distinct().ToList();
        var free = s_locals.Where(name => names.All(token => token.Text != name)).ToList();
        if (locals.Count == 0 || free.Count == 0) return null;
        var (old, better) = (locals[0], free[random.Next(Math.Min(2, free.Count))]);
        return MethodText.With(method, names.Where(token => token.Text == old).Select(token => ((SyntaxNodeOrToken)token, better)));
    }

    public static string? Constant(MethodDeclarationSyntax method, Random random)
    {
        if (method.Body is not { } body) return null;
        var literal = body.DescendantNodes().OfType<LiteralExpressionSyntax>().FirstOrDefault(IsBare);
        var name = s_constants[random.Next(2)];
        if (literal is null || method.DescendantTokens().Any(token => token.Text == name)) return null;
        var all = body.DescendantNodes().OfType<LiteralExpressionSyntax>()
            .Where(other => other.Token.Text == literal.Token.Text && IsBare(other));
        var text = MethodText.With(method, all.Select(each => ((SyntaxNodeOrToken)each, name)));
        var open = text.IndexOf("\n{\n", StringComparison.Ordinal);
        return open < 0 ? null : text.Insert(open + 3, $"    const int {name} = {literal.Token.Text};\n");
    }

    public static string? Summary(MethodDeclarationSyntax method, Random random)
    {
        if (method.HasStructuredTrivia || method.AttributeLists.Count > 0) return null;
        string[] words = [.. Humps().Matches(method.Identifier.Text).Select(hump => hump.Value.ToLowerInvariant())];
        if (words.Length == 0) return null;
        var sentence = string.Join(' ', words);
        var line = s_summaries[random.Next(s_summaries.Length)];
        return string.Format(
            System.Globalization.CultureInfo.InvariantCulture, line, char.ToUpperInvariant(sentence[0]) + sentence[1..], sentence)
            + "\n" + MethodText.Of(method);
    }

    private static bool IsLocal(SyntaxToken token) => token.Parent switch
    {
        VariableDeclaratorSyntax => true,
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name => access.Expression == name,
        IdentifierNameSyntax { Parent: NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax } => false,
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } } => false,
        IdentifierNameSyntax => true,
        _ => false,
    };

    // A whole number that is not 0, 1 or 2, and no part of a constant or a pattern.
    private static bool IsBare(LiteralExpressionSyntax literal) => literal.IsKind(SyntaxKind.NumericLiteralExpression)
        && literal.Token.Value is int and > 2
        && !literal.Ancestors().Any(node => node is LocalDeclarationStatementSyntax { IsConst: true } or PatternSyntax or AttributeSyntax);

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Humps();
}
