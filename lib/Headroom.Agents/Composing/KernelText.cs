using Headroom.Agents.Composing.Faults;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Headroom.Agents.Composing;

/// <summary>A kernel's file as a learner reads it, and the lines of it that a fault is to blame for.</summary>
/// <param name="Class">The name of the class that holds the kernel.</param>
/// <param name="Text">The whole file, line ends as on Unix.</param>
/// <param name="Guilty">Lines from 1; none of a right kernel.</param>
/// <param name="FirstLine">The line of the kernel's name: what stands before it is the statement.</param>
internal sealed record KernelText(string Class, string Text, IReadOnlyList<int> Guilty, int FirstLine)
{
    public static MethodDeclarationSyntax Parse(string text) => (MethodDeclarationSyntax)ParseMemberDeclaration(text)!;

    public static KernelText Of(MethodDeclarationSyntax kernel, string className, IReadOnlyList<string> head)
    {
        var bare = kernel.ReplaceTrivia(kernel.DescendantTrivia(), (_, _) => default)
            .WithModifiers([Token(SyntaxKind.PublicKeyword), Token(SyntaxKind.StaticKeyword)]);
        var type = ClassDeclaration(className).WithModifiers([Token(SyntaxKind.PublicKeyword), Token(SyntaxKind.StaticKeyword)])
            .WithMembers([bare]);
        var unit = CompilationUnit().WithMembers([type]).NormalizeWhitespace(eol: "\n");
        string[] above = [.. head.Select(line => $"// {line}"), "using ILGPU;", "using ILGPU.Runtime;", ""];
        var text = string.Join('\n', above) + "\n" + unit.ToFullString().Replace("var(", "var (", StringComparison.Ordinal) + "\n";
        var lines = unit.GetText().Lines;
        int LineOf(int position) => above.Length + 1 + lines.GetLinePosition(position).Line;
        var guilty = FaultOperator.GuiltyIn(unit).Select(node => LineOf(node.SpanStart))
            .Concat(FaultOperator.GapsIn(unit).SelectMany(node => Beside(node, LineOf)));
        return new KernelText(className, text, [.. guilty.Distinct().Order()],
            LineOf(unit.DescendantNodes().OfType<MethodDeclarationSyntax>().Single().SpanStart));
    }

    // A statement beside a gap: its first line and its last two, of which one may be a brace.
    private static IEnumerable<int> Beside(SyntaxNode node, Func<int, int> lineOf)
    {
        var (first, last) = (lineOf(node.SpanStart), lineOf(node.Span.End - 1));
        yield return first;
        yield return last;
        if (last > first + 1) yield return last - 1;
    }
}
