using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Agents.Composing.Styling;

/// <summary>Moves declarations and shared stores past neighbours that neither use what they say nor say what they use.</summary>
internal static class Order
{
    public static MethodDeclarationSyntax Apply(MethodDeclarationSyntax kernel, Random random)
    {
        var body = kernel.Body!;
        var statements = body.Statements.ToArray();
        for (var round = 0; round < 3; round++)
            for (var at = 0; at + 1 < statements.Length; at++)
                if (random.Next(2) == 0 && AreIndependent(statements[at], statements[at + 1]))
                    (statements[at], statements[at + 1]) = (statements[at + 1], statements[at]);
        return kernel.WithBody(body.WithStatements([.. statements]));
    }

    // Declarations alone: neither changes anything that the other reads but the names it declares.
    private static bool AreIndependent(StatementSyntax a, StatementSyntax b) =>
        Declares(a) && Declares(b) && !Declared(a).Overlaps(Used(b)) && !Declared(b).Overlaps(Used(a));

    private static bool Declares(StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax
            or ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: DeclarationExpressionSyntax } };

    private static HashSet<string> Declared(StatementSyntax statement) => [.. statement.DescendantNodes().Select(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        _ => "",
    }).Where(name => name.Length > 0)];

    private static HashSet<string> Used(StatementSyntax statement) =>
        [.. statement.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)];
}
