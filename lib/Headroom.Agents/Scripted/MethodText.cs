using Headroom.Agents.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Agents.Scripted;

/// <summary>A method as text at the margin, documentation first.</summary>
internal static class MethodText
{
    public static string Of(MethodDeclarationSyntax method)
    {
        var text = method.ToFullString();
        // Blank lines and plain comments before the documentation or the method are the file's.
        var documentation = method.GetLeadingTrivia()
            .FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));
        var start = documentation == default ? method.SpanStart : documentation.FullSpan.Start;
        return Code.Dedent(text[(start - method.FullSpan.Start)..(method.Span.End - method.FullSpan.Start)]);
    }

    /// <summary>The same with a place of the tree written anew.</summary>
    public static string With(MethodDeclarationSyntax method, IEnumerable<(SyntaxNodeOrToken At, string Text)> changes)
    {
        var full = method.ToFullString();
        foreach (var (at, text) in changes.OrderByDescending(change => change.At.SpanStart))
            full = full[..(at.SpanStart - method.FullSpan.Start)] + text + full[(at.Span.End - method.FullSpan.Start)..];
        return Code.ParseMethod(full) is { } changed ? Of(changed) : "";
    }

    /// <summary>The method with a block for its body; null where it has none that can be one.</summary>
    public static string? AsBlock(MethodDeclarationSyntax method)
    {
        if (method.Body is not null) return Of(method);
        if (method.ExpressionBody is not { } arrow || arrow.Expression is ThrowExpressionSyntax or RefExpressionSyntax) return null;
        var isVoid = method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
        var text = Of(method);
        // Where the arrow stands in the text: it is the first one outside of the parameters, for the tree says how long the rest is.
        var rest = method.Span.End - arrow.SpanStart;
        var original = method.ToFullString();
        var tail = original[(arrow.SpanStart - method.FullSpan.Start)..(method.Span.End - method.FullSpan.Start)];
        if (tail.Contains('\n', StringComparison.Ordinal) || rest > text.Length) return null;
        var head = text[..^rest].TrimEnd();
        return $"{head}\n{{\n    {(isVoid ? "" : "return ")}{arrow.Expression};\n}}";
    }
}
