using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Headroom.Cli.Proofs;

/// <summary>Which value a control answers with, where the type has it.</summary>
internal enum Constant
{
    Default,
    One,
    NaN,
}

/// <summary>Replaces the bodies of methods and computed properties that touch the marked region by a constant answer.</summary>
internal sealed class ConstantAnswers(Constant constant, TextSpan region) : CSharpSyntaxRewriter
{
    private static readonly HashSet<string> s_whole =
        ["byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "decimal", "nint", "nuint"];
    private static readonly HashSet<string> s_floating = ["double", "float", "Half"];

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (!node.Span.IntersectsWith(region) || node.Body is null && node.ExpressionBody is null) return node;
        var outputs = node.ParameterList.Parameters
            .Where(p => p.Modifiers.Any(SyntaxKind.OutKeyword))
            .Select(p => $"{p.Identifier.ValueText} = {Answer(p.Type!)};");
        var answer = node.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            ? "return;"
            : $"return {Answer(node.ReturnType)};";
        var body = (BlockSyntax)SyntaxFactory.ParseStatement($"{{ {string.Concat(outputs)} {answer} }}");
        return node.WithExpressionBody(null).WithSemicolonToken(default).WithModifiers(WithoutAsync(node)).WithBody(body)
            .WithTrailingTrivia(SyntaxFactory.LineFeed);
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) =>
        node.Span.IntersectsWith(region) && node.ExpressionBody is not null
            ? node.WithExpressionBody(SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression(Answer(node.Type))))
            : node;

    private static SyntaxTokenList WithoutAsync(MethodDeclarationSyntax node) =>
        node.Modifiers.IndexOf(SyntaxKind.AsyncKeyword) is >= 0 and var at ? node.Modifiers.RemoveAt(at) : node.Modifiers;

    private string Answer(TypeSyntax type) => type switch
    {
        TupleTypeSyntax tuple => $"({string.Join(", ", tuple.Elements.Select(element => Answer(element.Type)))})",
        _ when constant == Constant.One && (s_whole.Contains(type.ToString()) || s_floating.Contains(type.ToString())) => $"({type})1",
        _ when constant == Constant.One && type.ToString() == "bool" => "true",
        _ when constant == Constant.NaN && s_floating.Contains(type.ToString()) => $"{type}.NaN",
        _ => $"default({type})!",
    };
}
