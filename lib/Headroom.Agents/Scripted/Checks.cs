using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Agents.Scripted;

/// <summary>Checks of arguments at the start of a method.</summary>
internal static class Checks
{
    private static readonly string[] s_whole = ["int", "long", "short"];

    public static string? Null(MethodDeclarationSyntax method, Random random) => Begun(method, method.ParameterList.Parameters
        .Where(parameter => MayBeNull(parameter) && !Speaks(method, "ThrowIfNull", parameter))
        .Select(parameter => $"ArgumentNullException.ThrowIfNull({parameter.Identifier.Text});"));

    public static string? Range(MethodDeclarationSyntax method, Random random) => Begun(method, method.ParameterList.Parameters
        .Where(parameter => parameter.Type is PredefinedTypeSyntax type && s_whole.Contains(type.Keyword.Text)
            && !Speaks(method, "ThrowIfNegative", parameter))
        .Select(parameter => $"ArgumentOutOfRangeException.ThrowIfNegative({parameter.Identifier.Text});"));

    // Text, arrays, delegates, and types of two letters and more whose names do not look like a parameter's or a number's.
    private static bool MayBeNull(ParameterSyntax parameter) => parameter.Modifiers.Count == 0 && parameter.Default is null
        && parameter.Type switch
        {
            PredefinedTypeSyntax type => type.Keyword.IsKind(SyntaxKind.StringKeyword) || type.Keyword.IsKind(SyntaxKind.ObjectKeyword),
            ArrayTypeSyntax => true,
            GenericNameSyntax generic => generic.Identifier.Text is not ("Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory"),
            IdentifierNameSyntax name => name.Identifier.Text.EndsWith("Syntax", StringComparison.Ordinal)
                || name.Identifier.Text is "Action" or "Stream" or "TextWriter" or "TextReader" or "Exception" or "Uri",
            _ => false,
        };

    private static bool Speaks(MethodDeclarationSyntax method, string check, ParameterSyntax parameter) =>
        method.ToString().Contains($"{check}({parameter.Identifier.Text})", StringComparison.Ordinal);

    private static string? Begun(MethodDeclarationSyntax method, IEnumerable<string> statements)
    {
        string[] lines = [.. statements];
        if (lines.Length == 0 || method.Modifiers.Any(SyntaxKind.AsyncKeyword)) return null;
        if (method.DescendantNodes().OfType<YieldStatementSyntax>().Any()) return null;
        if (MethodText.AsBlock(method) is not { } block) return null;
        var open = block.IndexOf("\n{\n", StringComparison.Ordinal);
        if (open < 0) return null;
        return block.Insert(open + 3, string.Concat(lines.Select(line => $"    {line}\n")));
    }
}
