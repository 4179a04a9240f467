using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Headroom.Agents.Sources;

/// <summary>A method of a file, with its documentation.</summary>
/// <param name="Type">The types that it stands in, joined by dots.</param>
/// <param name="Span">In the file's text, from the documentation to the last brace.</param>
/// <param name="Text">Without the indentation that it has there.</param>
/// <param name="IsMovable">
/// Whether indenting the text gives the file's own lines again: not where a string of several lines or a directive stands at the margin.
/// </param>
public sealed record Member(string Path, string Type, string Name, int Parameters, TextSpan Span, string Text, bool IsMovable)
{
    /// <summary>Type, name and number of parameters: Shop.Basket.Add/2.</summary>
    public string Signature => $"{Type}.{Name}/{Parameters}";

    /// <summary>The methods of a file that parses, in their order.</summary>
    public static IReadOnlyList<Member> Of(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var root = Code.Parse(file.Text);
        return root.ContainsDiagnostics && root.GetDiagnostics().Any(Code.IsError)
            ? []
            : [.. root.DescendantNodes().OfType<MethodDeclarationSyntax>().Select(method => Read(file, method))];
    }

    private static Member Read(SourceFile file, MethodDeclarationSyntax method)
    {
        var types = method.Ancestors().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText).Reverse();
        var documentation = method.GetLeadingTrivia()
            .FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));
        // The trivia begins behind its ///.
        var start = documentation == default ? method.SpanStart : documentation.FullSpan.Start;
        var (span, margin) = (TextSpan.FromBounds(start, method.Span.End), Code.MarginOf(file.Text, start));
        var (own, text) = (file.Text[span.Start..span.End], Code.Dedent(file.Text[span.Start..span.End]));
        return new Member(
            file.Path, string.Join('.', types), method.Identifier.ValueText, method.ParameterList.Parameters.Count, span, text,
            margin.Trim().Length == 0 && Code.Indent(text, margin) == own.ReplaceLineEndings("\n"));
    }
}
