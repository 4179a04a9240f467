using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Agents.Composing.Styling;

/// <summary>Gives the method, its parameters and its locals other names. A kernel gives no name to two things that live at once.</summary>
internal sealed class Renaming : CSharpSyntaxRewriter
{
    private readonly Dictionary<string, string> _names;

    private Renaming(Dictionary<string, string> names) => _names = names;

    public static MethodDeclarationSyntax Apply(MethodDeclarationSyntax kernel, Random random)
    {
        var declared = kernel.DescendantNodes().Select(node => node switch
        {
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            _ => null,
        }).OfType<string>().Prepend(kernel.Identifier.ValueText).Distinct().ToList();
        var taken = new HashSet<string>(declared) { "Kernel" };
        return (MethodDeclarationSyntax)new Renaming(declared.ToDictionary(name => name, name =>
            Names.Other(name, taken, random))).Visit(kernel);
    }

    // Members behind a dot keep their names.
    public override SyntaxToken VisitToken(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && _names.TryGetValue(token.ValueText, out var name)
        && !(token.Parent is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } member && access.Name == member)
            ? SyntaxFactory.Identifier(token.LeadingTrivia, name, token.TrailingTrivia)
            : token;
}
