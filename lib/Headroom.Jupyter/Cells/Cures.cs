using System.Text.RegularExpressions;
using Headroom.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// Code that is right in a file and wrong in a cell: the compiler's message misleads there, so a sentence says what to write.
/// </summary>
internal static partial class Cures
{
    public static IEnumerable<string> For(string code, IReadOnlyCollection<Diagnostic> errors)
    {
        if (UsingVariable().Match(code) is { Success: true } use && !use.Value.TrimStart().StartsWith("using (", StringComparison.Ordinal))
            yield return "A cell cannot hold `using var` at its top: its variables outlive it. Write `var`, and dispose of the value in "
                + "a later cell; or use `using (...) { }`.";
        if (errors.Any(e => e.Id is "CS1109"))
            yield return "Extension methods need no class in a cell: write the method itself, `static ... Name(this ...)`, at the top of "
                + "the cell.";
        if (errors.Any(e => e.Id is "CS1106" or "CS1100") && Classes(code).Any())
            yield return "In a cell, an extension method stands at the top of the cell, outside of any class.";
        if (Partials(code) is [var name, ..])
            yield return $"`partial` does not reach over cells: each cell is a compilation of its own. Write all of {name} in one cell.";
    }

    // A parser sees a using directive and stumbles, so this looks at the text.
    [GeneratedRegex(@"^\s*(await\s+)?using\s+(var|[A-Z][\w.<>,\[\]]*)\s+\w+\s*=", RegexOptions.Multiline)]
    private static partial Regex UsingVariable();

    private static IEnumerable<ClassDeclarationSyntax> Classes(string code) =>
        CellSyntax.Parse(code).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>();

    private static string[] Partials(string code) =>
    [
        .. CellSyntax.Parse(code).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Where(t => t.Modifiers.Any(SyntaxKind.PartialKeyword)).Select(t => t.Identifier.Text),
    ];
}
